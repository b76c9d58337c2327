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

} // namespace

bool is_visible_to(const CaseEvent& event, const Actor& actor, const CaseFile& file, const UnitTree& units) {
    if (actor.role == Role::Citizen) return is_seen_by_citizen(event);
    if (!is_staff(actor.role)) return false;
    const auto& unit_id = actor.unit_id;
    const bool is_in_charge = acts_for_unit(file, actor) || units.is_above(unit_id, file.unit_id);
    if (event.action != ReportPressure) return is_in_charge || unit_id == event.unit_id;
    return is_in_charge && units.has(unit_id) && !units.parent_of(unit_id) && !is_concerned(file, actor);
}

bool is_unapproved(const CaseFile& file) { return file.reply && file.reply->issued && !file.reply->approver; }

} // namespace zhiping
