#include "shared/cases/decisions.hpp"
#include "shared/text/text_ids.hpp"

#include <algorithm>

// What the citizen does.
namespace zhiping::decisions {

namespace {

bool contains(const std::vector<int>& numbers, int number) {
    return std::find(numbers.begin(), numbers.end(), number) != numbers.end();
}

// A photo may say all.
Refusal add_words(Decision& decision) {
    const auto& said = decision.details();
    return said.words.empty() && !said.evidence.empty() ? std::nullopt : need_words(decision);
}

// Within a day of the first evaluation, by whoever has its secret; it never closes the case. Only in the first round:
// what is promised to the new one is that round's date.
Refusal amend(Decision& decision) {
    const auto& [file, around, event] = decision;
    if (event.details.receipt.empty()) return invalid("receipt", Text::FieldMissing);
    if (file.round > 1 || event.at - file.subject.received > around.policy.amendment) return not_now(Text::CaseNotNow);
    return std::nullopt;
}

Refusal answer_question(Decision& decision) {
    if (!decision.file.question) return not_now(Text::NoQuestion);
    return need_words(decision);
}

Refusal dispute_contact(Decision& decision) {
    const auto event = decision.details().event.value_or(0);
    if (!contains(decision.file.contacts, event)) return invalid("event", Text::ContactUnknown);
    if (contains(decision.file.disputed_contacts, event)) return not_now(Text::ContactDisputed);
    return std::nullopt;
}

Refusal report_pressure(Decision& decision) { return need_words(decision); }

Refusal open_reply(Decision& decision) {
    if (decision.file.reply->opened) return not_now(Text::ReplyOpened);
    begin_response(decision);
    return std::nullopt;
}

// Whether everything was as it should be is looked at in some of them (Policy::recheck_percent).
void close_and_draw(Decision& decision, Closing closing) {
    meet_clock(decision, ClockKind::Response);
    close(decision, closing);
    const auto& [file, around, event] = decision;
    const bool can_be_rechecked = !file.was_rechecked && around.units.parent_of(file.unit_id);
    decision.event.details.is_sample = can_be_rechecked && around.lot < around.policy.recheck_percent;
}

Refusal accept(Decision& decision) {
    close_and_draw(decision, Closing::Satisfied);
    return std::nullopt;
}

// A late answer counts as long as the case is not closed: in doubt for the citizen. One level up, to people who have
// not acted before. The last level's reply goes no further, unless the bureau had taken the case over: then others
// there review it once.
Refusal reject(Decision& decision) {
    const auto& file = decision.file;
    const auto days = decision.around.policy.reply_working_days;
    const auto parent = decision.around.units.parent_of(file.unit_id);
    meet_clock(decision, ClockKind::Response);
    if (parent)
        begin_round(decision, *parent, days);
    else if (file.is_last_review && !file.was_reviewed_last)
        begin_round(decision, file.unit_id, days);
    else
        close(decision, Closing::Final);
    return need_words(decision);
}

Refusal withdraw(Decision& decision) {
    if (!decision.details().withdrawal) return invalid("withdrawal", Text::FieldMissing);
    if (!decision.details().was_asked_for) return invalid("was_asked_for", Text::FieldMissing);
    close_and_draw(decision, Closing::Withdrawn);
    return std::nullopt;
}

// Once, one level above who took the evaluation for invalid.
Refusal contest(Decision& decision) {
    const auto& file = decision.file;
    if (file.closing != Closing::Invalid) return not_now(Text::CaseNotNow);
    if (file.was_contested) return not_now(Text::ContestedBefore);
    if (decision.today() > *file.contest_until) return not_now(Text::TooLateToContest);
    const auto above = decision.around.units.parent_of(file.decided_by_unit_id);
    begin_round(decision, above.value_or(file.decided_by_unit_id), decision.around.policy.reply_working_days);
    return need_words(decision);
}

} // namespace

void begin_response(Decision& decision) {
    const auto& [file, around, event] = decision;
    if (file.reply->opened || file.reply->delivered) return;
    auto clock = *file.running(ClockKind::Response);
    clock.counted_from = decision.today();
    clock.days = static_cast<int>(around.policy.response_after_opening.count());
    clock.due = next_working_day(around.calendar, decision.today() + around.policy.response_after_opening);
    clock.provisional = !around.calendar.is_known(clock.due);
    decision.event.clocks.push_back(clock); // One reminder for one reply: whoever was reminded is not again.
}

Decide citizen_decision(CaseAction action) {
    switch (action) {
    case CaseAction::AddWords: return add_words;
    case CaseAction::Amend: return amend;
    case CaseAction::AnswerQuestion: return answer_question;
    case CaseAction::DisputeContact: return dispute_contact;
    case CaseAction::ReportPressure: return report_pressure;
    case CaseAction::OpenReply: return open_reply;
    case CaseAction::Accept: return accept;
    case CaseAction::Reject: return reject;
    case CaseAction::Withdraw: return withdraw;
    case CaseAction::Contest: return contest;
    default: return nullptr;
    }
}

} // namespace zhiping::decisions
