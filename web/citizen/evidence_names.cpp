#include "web/citizen/evidence_names.hpp"

#include "shared/evidence/evidence.hpp"
#include "shared/evidence/evidence_words.hpp"
#include "shared/text/text_ids.hpp"
#include "web/citizen/field_problem.hpp"
#include "web/ui/names.hpp"

#include <algorithm>

namespace zhiping::citizen {

std::vector<EvidenceFormat> formats_of(const Uploads& uploads) {
    std::vector<EvidenceFormat> formats;
    for (const auto& chosen : uploads.chosen()) formats.push_back(chosen.format);
    return formats;
}

std::string name_of_evidence(const Uploads& uploads, std::size_t index, Language language) {
    return spoken_name(formats_of(uploads), index, language);
}

std::string count_evidence(std::span<const EvidenceFormat> formats, Language language) {
    std::string words;
    for (const auto kind : {EvidenceKind::Photo, EvidenceKind::Video}) {
        const auto count = std::count_if(formats.begin(), formats.end(),
                                         [&](EvidenceFormat format) { return kind_of(format) == kind; });
        if (count == 0) continue;
        if (!words.empty()) words += language == Language::Chinese ? "，" : ", ";
        words += fill(text(kind == EvidenceKind::Photo ? Text::PhotoCount : Text::VideoCount, language),
                      {{"count", std::to_string(count)}});
    }
    return words;
}

std::string row_name(const ChosenFileId& file) { return ui::joined(field::evidence, file.digits()); }

std::string action_name(const ChosenFileId& file, Step step) {
    return ui::joined(row_name(file), static_cast<std::size_t>(step));
}

std::string again_name(const ChosenFileId& file) { return ui::joined(row_name(file), "again"); }

} // namespace zhiping::citizen
