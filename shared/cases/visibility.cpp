#include "shared/cases/visibility.hpp"

#include "shared/cases/rights.hpp"

#include <algorithm>
#include <utility>

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
    file.subject.officers.clear();
    file.handler.reset();
    file.request.reset();
    file.asked_officers.clear();
    file.objections.clear();
    for (auto* people : {&file.appointed, &file.participants, &file.barred, &file.concerned}) people->clear();
    if (file.reply && !file.reply->issued) file.reply.reset();
    if (!file.reply) return file;
    file.reply->author = {};
    if (file.reply->approver) file.reply->approver = Officer{};
    return file;
}

// The unit must not know which of its cases will be looked at again.
bool may_know_of_sample(const Actor& actor, const CaseFile& file, const UnitTree& units) {
    return relation_of(actor, file, units) == Relation::Below && may(actor, Right::Read, file, units);
}

} // namespace

bool is_visible_to(const CaseEvent& event, const Actor& actor, const CaseFile& file, const UnitTree& units) {
    if (actor.role == Role::Citizen) return is_seen_by_citizen(event);
    const auto& unit_id = actor.unit_id;
    const bool reads_all = may(actor, Right::Read, file, units);
    if (event.action == ReportPressure)
        return reads_all && units.has(unit_id) && !units.parent_of(unit_id) && !is_concerned(file, actor);
    const bool was_theirs = unit_id == event.unit_id && !is_on_code(file, actor);
    return reads_all || (was_theirs && may(actor.role, Right::Read, Relation::Former));
}

CaseEvent as_seen_by(const Actor& actor, CaseEvent event, const CaseFile& file, const UnitTree& units) {
    if (!may_know_of_sample(actor, file, units)) event.details.is_sample = false;
    if (actor.role != Role::Citizen) return event;
    event.actor.officer = {};
    event.details.officer.reset();
    if (event.details.subject) event.details.subject->officers.clear();
    return event;
}

CaseFile as_seen_by(const Actor& actor, const CaseFile& file, std::span<const CaseEvent> events,
                    const UnitTree& units) {
    auto seen = file;
    if (!may_know_of_sample(actor, file, units)) seen.is_sample = false;
    if (actor.role == Role::Citizen) return without_work_of_staff(std::move(seen));
    if (may(actor, Right::Read, file, units)) return seen;
    const auto is_visible = [&](const CaseEvent& event) { return is_visible_to(event, actor, file, units); };
    const auto last = std::find_if(events.rbegin(), events.rend(), is_visible);
    return rebuild(events.first(static_cast<std::size_t>(events.rend() - last)));
}

bool is_unapproved(const CaseFile& file) { return file.reply && file.reply->issued && !file.reply->approver; }

} // namespace zhiping
