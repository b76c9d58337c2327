#include "web/desk/words.hpp"

#include "shared/cases/case_person.hpp"
#include "shared/text/desk_text_ids.hpp"

#include <array>

namespace zhiping::desk {

namespace {

constexpr std::array marks{Text::DeskMarkOverdue,  Text::DeskMarkUnapproved, Text::DeskMarkPressure,
                           Text::DeskMarkSample,   Text::DeskMarkObjection,  Text::DeskMarkDueSoon,
                           Text::DeskMarkRejected, Text::DeskMarkDisputed,   Text::DeskMarkMeasure};
static_assert(marks.size() == case_marks.size());

constexpr std::array acts{
    Text::DeskActSignIn,       Text::DeskActAddAccount,     Text::DeskActChangeAccount, Text::DeskActChangeRoles,
    Text::DeskActResetAccount, Text::DeskActDisableAccount, Text::DeskActSetAbsence,    Text::DeskActCancelAbsence,
    Text::DeskActMoveCases,    Text::DeskActAddUnit,        Text::DeskActChangeUnit,    Text::DeskActLoadTemplates,
    Text::DeskActLoadHolidays, Text::DeskActLoadPolicy,     Text::DeskActLoadCatalogue, Text::DeskActRefuseChange,
    Text::DeskActExport,       Text::DeskActPrintCase,      Text::DeskActAudit,         Text::DeskActHoldCase,
    Text::DeskActReleaseCase,  Text::DeskActAnswerComment,
};
static_assert(acts.size() == staff_acts.size());

constexpr std::array audited{Text::DeskAuditSeen,    Text::DeskAuditDone,  Text::DeskAuditDisclosed,
                             Text::DeskAuditReadOut, Text::DeskAuditCodes, Text::DeskAuditAct};
static_assert(audited.size() == audit_kinds.size());

std::string counted(Message message, std::int64_t days, Language language) {
    return fill(text(message, language), {{"days", std::to_string(days)}});
}

} // namespace

std::string_view mark_words(CaseMark mark, Language language) {
    return text(marks[static_cast<std::size_t>(mark)], language);
}

DueWords due_words(const std::optional<Date>& due, CaseStatus status, Date today, Language language) {
    if (!due || status == CaseStatus::Closed || status == CaseStatus::Answered) return {"—", ui::Tone::Secondary};
    const auto days = (*due - today).count();
    if (days < 0) return {counted(Text::DeskDueLate, -days, language), ui::Tone::Danger};
    if (days == 0) return {std::string{text(Text::DeskDueToday, language)}, ui::Tone::Danger};
    if (days == 1) return {std::string{text(Text::DeskDueTomorrow, language)}, ui::Tone::Accent};
    return {counted(Text::DeskDueDays, days, language), ui::Tone::Ink};
}

std::string received_words(Instant received, Date today, Language language) {
    const auto days = (today - china_date(received)).count();
    if (days <= 0) return std::string{text(Text::DeskReceivedToday, language)};
    return counted(Text::DeskReceivedDays, days, language);
}

std::string joined_actions(const std::vector<CaseEvent>& events, Language language) {
    return joined_words(events, language,
                        [](const CaseEvent& event, Language spoken) { return action_words(event.action, spoken); });
}

std::string joined_marks(const std::vector<CaseMark>& set, Language language) {
    return joined_words(set, language, mark_words);
}

std::string_view staff_act_words(StaffAct act, Language language) {
    return text(acts[static_cast<std::size_t>(act)], language);
}

std::string_view audit_kind_words(AuditKind kind, Language language) {
    return text(audited[static_cast<std::size_t>(kind)], language);
}

std::string_view audited_words(const AuditEntry& entry, Language language) {
    const auto step = find_by_id(case_actions, entry.action);
    if (entry.kind == AuditKind::Done && step) return action_words(*step, language);
    const auto what = find_by_id(disclosed_kinds, entry.action);
    if (entry.kind == AuditKind::Disclosed && what)
        return text(*what == Disclosed::Phone ? Text::DeskAuditDisclosedPhone : Text::DeskAuditDisclosedPerson,
                    language);
    const auto act = find_by_id(staff_acts, entry.action);
    if (entry.kind == AuditKind::Act && act) return staff_act_words(*act, language);
    return audit_kind_words(entry.kind, language);
}

std::string watermark_words(const Officer& officer, Instant now) {
    return officer.name + " " + officer.badge + " " + to_china_time(now);
}

} // namespace zhiping::desk
