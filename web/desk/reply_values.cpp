#include "web/desk/reply_values.hpp"

#include "shared/cases/citizen_words.hpp"
#include "shared/text/desk_text_ids.hpp"
#include "shared/text/text.hpp"

#include <algorithm>

namespace zhiping::desk {

namespace {

constexpr auto language = Language::Chinese; // Of the templates.

void add(std::string& all, std::string_view more, std::string_view separator) {
    if (more.empty()) return;
    if (!all.empty()) all += separator;
    all += more;
}

bool is_statement(const CaseEvent& event) {
    return event.action == CaseAction::AnswerQuestions || event.action == CaseAction::RecordOfficerStatement;
}

// A contact that the citizen disputes is none that they are told of.
bool is_contact(const CaseEvent& event, const CaseFile& file) {
    const auto& disputed = file.disputed_contacts;
    return event.action == CaseAction::RecordContact &&
           std::find(disputed.begin(), disputed.end(), event.number) == disputed.end();
}

} // namespace

std::vector<TemplateValue> values_of_record(const StaffCase& shown) {
    bool has_recordings = false, has_contact = false;
    bool has_statement = false; // Its words are not for the citizen as they are: they may name people.
    std::string inquiry;
    for (const auto& event : shown.events) {
        if (event.unit_id != shown.file.unit_id) continue;
        if (event.action == CaseAction::SayRecordings)
            has_recordings = event.details.recordings == Recordings::Secured; // What was said last.
        has_contact = has_contact || is_contact(event, shown.file);
        has_statement = has_statement || is_statement(event);
    }
    if (has_recordings) add(inquiry, text(Text::DeskInquiryRecordings, language), "、");
    if (has_statement) add(inquiry, text(Text::DeskInquiryOfficer, language), "、");
    if (has_contact) add(inquiry, text(Text::DeskInquiryContact, language), "、");
    std::vector<TemplateValue> known;
    if (!inquiry.empty()) known.push_back({TemplateVariable::Inquiry, inquiry});
    return known;
}

std::vector<TemplateValue> values_of_measures(std::span<const Measure> measures, std::string_view text) {
    const auto open = unfilled(text);
    const bool names_day = std::find(open.begin(), open.end(), TemplateVariable::MeasureDay) != open.end();
    std::string taken;
    std::optional<Date> last;
    for (const auto& [kind, promised_for] : measures) {
        if (promised_for.has_value() != names_day) continue;
        add(taken, measure_words(kind, language), "、");
        last = std::max(last, promised_for);
    }
    return {{TemplateVariable::MeasureTaken, taken},
            {TemplateVariable::MeasureDay, last ? spoken_date(*last, language) : std::string{}}};
}

} // namespace zhiping::desk
