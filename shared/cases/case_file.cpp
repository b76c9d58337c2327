#include "shared/cases/case_file.hpp"

#include <algorithm>

namespace zhiping {

namespace {

// Whose doings bar them later: who handled it, who approved, who took it over.
bool takes_part(CaseAction action) {
    using enum CaseAction;
    constexpr std::array without{DeclareConcerned, Appoint,       Urge,    SendBack,
                                 GrantRequest,     RefuseRequest, Recheck, AnswerObjection};
    return std::find(without.begin(), without.end(), action) == without.end();
}

void remember_participant(CaseFile& file, const CaseEvent& event) {
    // Who took an evaluation for invalid does not decide when that is contested.
    const bool is_judgement = event.action == CaseAction::GrantRequest && event.closing == Closing::Invalid;
    constexpr std::array without_part{Role::Citizen, Role::Officer, Role::Administrator, Role::Clock};
    if (std::find(without_part.begin(), without_part.end(), event.actor.role) != without_part.end()) return;
    if ((!takes_part(event.action) && !is_judgement)) return;
    const Participation part{event.actor.officer, event.actor.unit_id, file.round};
    auto& all = file.participants;
    if (std::find(all.begin(), all.end(), part) == all.end()) all.push_back(part);
}

void bar_participants(CaseFile& file) {
    file.barred.insert(file.barred.end(), file.participants.begin(), file.participants.end());
    file.participants.clear();
}

void take_clocks(CaseFile& file, const std::vector<CaseClock>& changed) {
    for (const auto& clock : changed) {
        const auto same = std::find_if(file.clocks.begin(), file.clocks.end(), [&](const CaseClock& each) {
            return each.kind == clock.kind && each.number == clock.number;
        });
        if (same == file.clocks.end())
            file.clocks.push_back(clock);
        else
            *same = clock;
    }
}

void hand_in(CaseFile& file, const CaseEvent& event) {
    const auto& [role, unit_id, officer] = event.actor;
    file.reply = CaseReply{*event.details.reply, officer, unit_id, event.round, event.at};
    file.request.reset(); // The reply came before the decision.
}

void issue(CaseFile& file, Instant at) {
    file.reply->issued = at;
    for (const auto& measure : new_promises(file, file.reply->reply))
        file.measures.push_back({measure, file.unit_id}); // Also when somebody wrote it who was appointed.
}

// What nobody has to decide or answer any more.
void end_waiting(CaseFile& file) {
    file.request.reset();
    file.question.reset();
    file.asked_officers.clear();
}

void leave_unit(CaseFile& file) {
    file.handler.reset();
    file.appointed.clear();
    end_waiting(file);
    file.was_transferred = false;
}

void grant(CaseFile& file, const CaseEvent& event) {
    const auto kind = std::exchange(file.request, std::nullopt)->kind;
    if (kind == CaseAction::RequestExtension) file.extended_in_round = file.round;
    if (kind == CaseAction::RequestTransfer) {
        leave_unit(file);
        file.was_transferred = true;
    }
    if (kind != CaseAction::RequestInvalid) return;
    file.decided_by_unit_id = event.actor.unit_id;
    file.contest_until = event.details.contest_until;
}

// What the first evaluation ticked stays.
void add_ticked(CaseFile& file, const std::vector<Situation>& more) {
    auto& ticked = file.subject.ticked;
    for (const auto situation : more)
        if (std::find(ticked.begin(), ticked.end(), situation) == ticked.end()) ticked.push_back(situation);
}

void answer_objection(CaseFile& file, const Officer& officer) {
    for (auto& each : file.objections)
        if (is_same_badge(each.officer.badge, officer.badge)) each.is_answered = true;
}

// What an action leaves behind, besides where it leads; by who does it.
void remember_handling(CaseFile& file, const CaseEvent& event) {
    const auto& details = event.details;
    switch (event.action) {
    case CaseAction::Take: file.handler = event.actor.officer; break;
    case CaseAction::HandOver: file.handler = details.officer; break;
    case CaseAction::RecordContact: file.contacts.push_back(event.number); break;
    case CaseAction::AskCitizen:
        file.question = event.number;
        file.asked_in_round = file.round;
        break;
    case CaseAction::DeclareConcerned:
        if (is_handler(file, event.actor)) file.handler.reset();
        file.concerned.push_back({event.actor.officer, event.actor.unit_id, file.round});
        break;
    case CaseAction::RequestExtension:
    case CaseAction::RequestTransfer:
    case CaseAction::RequestInvalid:
        file.request = PendingRequest{event.action, event.number, event.at, details.working_days.value_or(0)};
        break;
    case CaseAction::HandIn: hand_in(file, event); break;
    case CaseAction::IssueReply:
        hand_in(file, event);
        issue(file, event.at);
        break;
    case CaseAction::Approve:
        file.reply->approver = event.actor.officer;
        issue(file, event.at);
        break;
    default: break;
    }
}

void remember_above(CaseFile& file, const CaseEvent& event) {
    switch (event.action) {
    case CaseAction::Appoint:
        file.appointed.push_back({*event.details.officer, event.details.unit_id, file.round});
        break;
    case CaseAction::TakeOver:
        bar_participants(file);
        leave_unit(file);
        file.is_last_review = true;
        break;
    case CaseAction::GrantRequest: grant(file, event); break;
    case CaseAction::RefuseRequest: file.request.reset(); break;
    case CaseAction::Recheck:
        file.was_rechecked = true;
        file.is_sample = false;
        break;
    case CaseAction::AnswerObjection: answer_objection(file, *event.details.officer); break;
    default: break;
    }
}

// One who was asked before officers could be asked by themselves is not known.
void remember_officer(CaseFile& file, const CaseEvent& event) {
    const auto& details = event.details;
    switch (event.action) {
    case CaseAction::AskOfficers:
        if (details.officer) file.asked_officers.push_back({event.number, *details.officer});
        break;
    case CaseAction::AnswerQuestions:
        std::erase_if(file.asked_officers, [&](const AskedOfficer& each) { return each.event == details.event; });
        break;
    case CaseAction::ObjectToOutcome: file.objections.push_back({event.actor.officer}); break;
    default: break;
    }
}

// The last level's rejection is final, or leads to a review by others there.
void reject(CaseFile& file, const CaseEvent& event) {
    if (event.status == CaseStatus::Closed) return;
    bar_participants(file);
    leave_unit(file);
    if (event.unit_id == file.unit_id)
        file.was_reviewed_last = true;
    else
        file.is_last_review = false;
}

void remember_citizen(CaseFile& file, const CaseEvent& event) {
    switch (event.action) {
    case CaseAction::Amend: add_ticked(file, event.details.situations); break;
    case CaseAction::AnswerQuestion: file.question.reset(); break;
    case CaseAction::DisputeContact: file.disputed_contacts.push_back(*event.details.event); break;
    case CaseAction::ReportPressure: file.has_pressure_report = true; break;
    case CaseAction::OpenReply: file.reply->opened = event.at; break;
    case CaseAction::Reject: reject(file, event); break;
    case CaseAction::Accept:
    case CaseAction::Withdraw: file.is_sample = event.details.is_sample; break;
    case CaseAction::Contest:
        bar_participants(file);
        leave_unit(file);
        file.was_contested = true;
        break;
    default: break;
    }
}

void remember_clock(CaseFile& file, const CaseEvent& event) {
    switch (event.action) {
    case CaseAction::Open: file.subject = *event.details.subject; break;
    case CaseAction::DeliverNotice: file.reply->delivered = event.at; break;
    case CaseAction::LetRequestRunOut: file.request.reset(); break;
    default: break;
    }
}

} // namespace

const CaseClock* CaseFile::find_clock(ClockKind kind, int number) const {
    const auto found = std::find_if(clocks.begin(), clocks.end(), [&](const CaseClock& clock) {
        return clock.kind == kind && clock.number == number;
    });
    return found == clocks.end() ? nullptr : &*found;
}

const CaseClock* CaseFile::running(ClockKind kind) const {
    const auto found = std::find_if(clocks.rbegin(), clocks.rend(),
                                    [&](const CaseClock& clock) { return clock.kind == kind && clock.is_running(); });
    return found == clocks.rend() ? nullptr : &*found;
}

void apply(CaseFile& file, const CaseEvent& event) {
    for (const auto remember : {remember_handling, remember_above, remember_officer, remember_citizen, remember_clock})
        remember(file, event);
    remember_participant(file, event);
    take_clocks(file, event.clocks);
    if (event.status != CaseStatus::Closed)
        file.closed.reset();
    else if (file.status != CaseStatus::Closed)
        file.closed = event.at;
    file.status = event.status;
    file.closing = event.closing;
    file.unit_id = event.unit_id;
    file.round = event.round;
    file.events = event.number;
    file.last_event = event.at;
    if (file.status == CaseStatus::Closed) end_waiting(file);
}

bool fits(const CaseFile& file, const CaseEvent& event) {
    const auto& details = event.details;
    switch (event.action) {
    case CaseAction::Open: return details.subject.has_value();
    case CaseAction::HandIn:
    case CaseAction::IssueReply: return details.reply.has_value();
    case CaseAction::Approve:
    case CaseAction::OpenReply:
    case CaseAction::DeliverNotice: return file.reply.has_value();
    case CaseAction::HandOver:
    case CaseAction::AnswerObjection:
    case CaseAction::Appoint: return details.officer.has_value();
    case CaseAction::DisputeContact: return details.event.has_value();
    case CaseAction::GrantRequest: return file.request.has_value();
    default: return true;
    }
}

CaseFile rebuild(std::span<const CaseEvent> events) {
    CaseFile file;
    for (const auto& event : events) apply(file, event);
    return file;
}

std::vector<Measure> new_promises(const CaseFile& file, const Reply& reply) {
    std::vector<Measure> promises;
    for (const auto& measure : reply.measures) {
        const bool is_known = std::any_of(file.measures.begin(), file.measures.end(), [&](const PromisedMeasure& each) {
            return each.measure == measure && each.unit_id == file.unit_id;
        });
        if (measure.promised_for && !is_known) promises.push_back(measure);
    }
    return promises;
}

} // namespace zhiping
