#include "shared/cases/decisions.hpp"
#include "shared/cases/words.hpp"
#include "shared/text/text_ids.hpp"

// What the unit that has the case does.
namespace zhiping::decisions {

namespace {

Refusal need_handler(const Decision& decision) {
    if (is_handler(decision.file, decision.event.actor)) return std::nullopt;
    return Error{ErrorCode::Forbidden, Text::CaseNotTaken};
}

Refusal take(Decision& decision) {
    if (decision.file.handler) return not_now(Text::CaseTaken);
    return std::nullopt;
}

Refusal say_recordings(Decision& decision) {
    const auto& said = decision.details().recordings;
    if (!said) return invalid("recordings", Text::FieldMissing);
    return *said == Recordings::NotSecured ? need_words(decision) : std::nullopt;
}

Refusal record_contact(Decision& decision) {
    const auto& [file, around, event] = decision;
    if (!event.details.contact) return invalid("contact", Text::FieldMissing);
    const auto at = event.details.happened_at;
    // Whoever says when it was names a minute.
    if (!at || *at < std::chrono::floor<std::chrono::minutes>(file.subject.received))
        return invalid("happened_at", Text::DateBeforeEvaluation);
    if (*at > event.at) return invalid("happened_at", Text::DateInFuture);
    return need_words(decision);
}

Refusal record_officer_statement(Decision& decision) {
    if (!decision.details().officer) return invalid("officer", Text::FieldMissing);
    return need_words(decision);
}

// Once in a round, on its first or second day.
Refusal ask_citizen(Decision& decision) {
    const auto& [file, around, event] = decision;
    if (file.question || file.asked_in_round == file.round) return not_now(Text::CitizenAsked);
    const auto* clock = file.running(ClockKind::Reply);
    const auto last = working_days_after(around.calendar, clock->counted_from, around.policy.max_question_working_day);
    if (decision.today() > last.day) return not_now(Text::TooLateToAsk);
    return need_words(decision);
}

Refusal hand_over(Decision& decision) {
    const auto& [file, around, event] = decision;
    if (!may_give_away(file, event.actor)) return Error{ErrorCode::Forbidden, Text::CaseNotTaken};
    if (!event.details.officer) return invalid("officer", Text::FieldMissing);
    if (is_barred(file, {Role::Handler, file.unit_id, *event.details.officer}))
        return invalid("officer", Text::CaseConcernsThem);
    return std::nullopt;
}

// The reply of somebody who is concerned does not go out.
Refusal declare_concerned(Decision& decision) {
    const auto& [file, around, event] = decision;
    const bool is_waiting = file.status == CaseStatus::Approval;
    if (is_waiting && is_author(file, event.actor)) decision.event.status = CaseStatus::Handling;
    return std::nullopt;
}

// What every request needs: somebody above who decides it, and nothing that waits already.
Refusal check_request(const Decision& decision) {
    const auto& file = decision.file;
    if (const auto refusal = need_handler(decision)) return refusal;
    if (file.request) return not_now(Text::RequestPending);
    if (!decision.around.units.parent_of(file.unit_id)) return not_now(Text::NobodyAbove);
    return need_words(decision);
}

Refusal request_extension(Decision& decision) {
    const auto& [file, around, event] = decision;
    const auto days = event.details.working_days.value_or(0);
    if (days < 1 || days > around.policy.max_extension_working_days)
        return invalid("working_days", Text::FieldOutOfRange);
    if (file.extended_in_round == file.round) return not_now(Text::ExtendedBefore);
    if (is_past(*file.running(ClockKind::Reply), event.at)) return not_now(Text::CaseOverdue);
    return check_request(decision);
}

Refusal request_transfer(Decision& decision) {
    if (decision.file.was_transferred) return not_now(Text::TransferredBefore);
    return check_request(decision);
}

Refusal request_invalid(Decision& decision) {
    if (decision.file.was_contested) return not_now(Text::ContestedBefore);
    return check_request(decision);
}

Refusal check_own_reply(const Decision& decision) {
    if (const auto refusal = need_handler(decision)) return refusal;
    const auto& reply = decision.details().reply;
    if (!reply) return invalid("reply", Text::FieldMissing);
    const auto valid = check_reply(*reply, decision.file.subject.ticked, decision.today(), decision.around.policy);
    if (!valid) return valid.error();
    return std::nullopt;
}

Refusal hand_in(Decision& decision) {
    if (const auto refusal = check_own_reply(decision)) return refusal;
    decision.event.status = CaseStatus::Approval;
    return std::nullopt;
}

Refusal issue_reply(Decision& decision) {
    if (const auto refusal = check_own_reply(decision)) return refusal;
    const auto& reply = *decision.details().reply;
    if (needs_approval(reply, decision.around.policy.approves)) return not_now(Text::ReplyNeedsApproval);
    issue(decision, reply);
    return std::nullopt;
}

// A second person: nobody approves his own reply.
Refusal check_second_person(const Decision& decision) {
    if (is_author(decision.file, decision.event.actor)) return Error{ErrorCode::Forbidden, Text::ReplyIsYours};
    return std::nullopt;
}

// So that a case where nobody may be the second person does not stand still.
Refusal take_back_reply(Decision& decision) {
    if (!is_author(decision.file, decision.event.actor)) return Error{ErrorCode::Forbidden, Text::CaseNotTaken};
    decision.event.status = CaseStatus::Handling;
    return std::nullopt;
}

Refusal approve(Decision& decision) {
    if (const auto refusal = check_second_person(decision)) return refusal;
    const auto& reply = decision.file.reply->reply;
    // A promise may be past by now.
    const auto valid = check_reply(reply, decision.file.subject.ticked, decision.today(), decision.around.policy);
    if (!valid) return valid.error();
    issue(decision, reply);
    return std::nullopt;
}

Refusal return_reply(Decision& decision) {
    if (const auto refusal = check_second_person(decision)) return refusal;
    decision.event.status = CaseStatus::Handling;
    return need_words(decision);
}

Refusal confirm_measure(Decision& decision) {
    const auto number = decision.details().measure.value_or(0);
    const auto* clock = decision.file.find_clock(ClockKind::Measure, number);
    if (!clock) return invalid("measure", Text::MeasureUnknown);
    const auto& promised = decision.file.measures[static_cast<std::size_t>(number) - 1];
    if (promised.unit_id != decision.event.actor.unit_id) return Error{ErrorCode::Forbidden, Text::CaseNotYours};
    if (!clock->is_running()) return not_now(Text::MeasureConfirmed);
    auto met = *clock;
    met.met_at = decision.event.at;
    met.is_late = met.is_late || becomes_late(met, decision.event.at);
    decision.event.clocks.push_back(met);
    return std::nullopt;
}

} // namespace

bool is_author(const CaseFile& file, const Actor& actor) {
    return may_be_same(actor.officer, file.reply->author, actor.unit_id == file.reply->unit_id);
}

bool may_give_away(const CaseFile& file, const Actor& actor) {
    return is_handler(file, actor) || actor.role == Role::Lead || actor.role == Role::Administrator;
}

void issue(Decision& decision, const Reply& reply) {
    const auto& policy = decision.around.policy;
    auto& event = decision.event;
    event.status = CaseStatus::Answered;
    meet_clock(decision, ClockKind::Reply);
    const auto last = next_working_day(decision.around.calendar, decision.today() + policy.response_after_issue);
    event.clocks.push_back({.kind = ClockKind::Response,
                            .number = event.round,
                            .counted_from = decision.today(),
                            .days = static_cast<int>(policy.response_after_issue.count()),
                            .due = last,
                            .original_due = last,
                            .provisional = !decision.around.calendar.is_known(last)});
    auto number = static_cast<int>(decision.file.measures.size());
    for (const auto& measure : new_promises(decision.file, reply))
        event.clocks.push_back({.kind = ClockKind::Measure,
                                .number = ++number,
                                .counted_from = decision.today(),
                                .days = 0,
                                .due = *measure.promised_for,
                                .original_due = *measure.promised_for,
                                .provisional = false});
}

Decide handling_decision(CaseAction action) {
    switch (action) {
    case CaseAction::Take: return take;
    case CaseAction::SayRecordings: return say_recordings;
    case CaseAction::RecordContact: return record_contact;
    case CaseAction::RecordOfficerStatement: return record_officer_statement;
    case CaseAction::AskCitizen: return ask_citizen;
    case CaseAction::HandOver: return hand_over;
    case CaseAction::DeclareConcerned: return declare_concerned;
    case CaseAction::RequestExtension: return request_extension;
    case CaseAction::RequestTransfer: return request_transfer;
    case CaseAction::RequestInvalid: return request_invalid;
    case CaseAction::HandIn: return hand_in;
    case CaseAction::TakeBackReply: return take_back_reply;
    case CaseAction::IssueReply: return issue_reply;
    case CaseAction::Approve: return approve;
    case CaseAction::ReturnReply: return return_reply;
    case CaseAction::ConfirmMeasure: return confirm_measure;
    default: return nullptr;
    }
}

} // namespace zhiping::decisions
