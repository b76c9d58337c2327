#include "shared/cases/visibility.hpp"

#include <algorithm>

namespace zhiping {

namespace {

using enum CaseAction;

constexpr std::array seen_by_citizen{
    Open,       RecordContact,  AskCitizen,     IssueReply,     ConfirmMeasure, Approve,         AddWords,
    Amend,      AnswerQuestion, DisputeContact, ReportPressure, OpenReply,      Accept,          Reject,
    Withdraw,   Contest,        DeliverNotice,  BecomeOverdue,  RemindCitizen,  CloseUnanswered, BecomeMeasureOverdue,
    MoveClocks,
};

// Why an evaluation was taken for invalid is what the citizen may contest; other grants are between units.
bool is_seen_by_citizen(const CaseEvent& event) {
    if (event.action == GrantRequest) return event.closing == Closing::Invalid;
    return std::find(seen_by_citizen.begin(), seen_by_citizen.end(), event.action) != seen_by_citizen.end();
}

CaseFile without_work_of_staff(CaseFile file) {
    file.handler.reset();
    file.appointed.clear();
    file.request.reset();
    if (file.reply && !file.reply->issued) file.reply.reset();
    return file;
}

} // namespace

bool is_visible_to(const CaseEvent& event, const Actor& actor, const CaseFile& file, const UnitTree& units) {
    if (actor.role == Role::Citizen) return is_seen_by_citizen(event);
    if (!is_staff(actor.role)) return false;
    const auto& unit_id = actor.unit_id;
    const bool has_it_now = is_in_charge(actor, file, units);
    if (event.action != ReportPressure) return has_it_now || unit_id == event.unit_id;
    return has_it_now && units.has(unit_id) && !units.parent_of(unit_id) && !is_concerned(file, actor);
}

bool is_in_charge(const Actor& actor, const CaseFile& file, const UnitTree& units) {
    return is_staff(actor.role) && (acts_for_unit(file, actor) || units.is_above(actor.unit_id, file.unit_id));
}

CaseFile as_seen_by(const Actor& actor, const CaseFile& file, std::span<const CaseEvent> events,
                    const UnitTree& units) {
    if (is_in_charge(actor, file, units)) return file;
    if (actor.role == Role::Citizen) return without_work_of_staff(file);
    const auto is_visible = [&](const CaseEvent& event) { return is_visible_to(event, actor, file, units); };
    const auto last = std::find_if(events.rbegin(), events.rend(), is_visible);
    return rebuild(events.first(static_cast<std::size_t>(events.rend() - last)));
}

bool is_unapproved(const CaseFile& file) { return file.reply && file.reply->issued && !file.reply->approver; }

} // namespace zhiping
