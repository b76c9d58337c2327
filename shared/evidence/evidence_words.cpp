#include "shared/evidence/evidence_words.hpp"

#include "shared/evidence/evidence.hpp"
#include "shared/text/text_ids.hpp"

#include <algorithm>

namespace zhiping {

std::string spoken_size(std::uint64_t bytes) {
    const bool is_small = bytes < 1'000'000;
    const auto tenths = std::max<std::uint64_t>(bytes / (is_small ? 100 : 100'000), 1);
    return std::to_string(tenths / 10) + (tenths < 100 ? "." + std::to_string(tenths % 10) : "") +
           (is_small ? " kB" : " MB");
}

std::string spoken_format(EvidenceFormat format) {
    std::string words{facts_of(evidence_formats, format).id};
    for (auto& letter : words)
        if (letter >= 'a' && letter <= 'z') letter = static_cast<char>(letter - 'a' + 'A');
    return words;
}

std::string spoken_name(std::span<const EvidenceFormat> all, std::size_t index, Language language) {
    const auto kind = kind_of(all[index]);
    const auto number = std::count_if(all.begin(), all.begin() + static_cast<std::ptrdiff_t>(index) + 1,
                                      [&](EvidenceFormat format) { return kind_of(format) == kind; });
    return fill(text(kind == EvidenceKind::Photo ? Text::PhotoNumber : Text::VideoNumber, language),
                {{"number", std::to_string(number)}});
}

} // namespace zhiping
