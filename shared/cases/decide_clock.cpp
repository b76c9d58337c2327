#include "shared/cases/decisions.hpp"
#include "shared/text/text_ids.hpp"

// What happens because time has passed. Each is refused when it was done or is not due, so whoever looks twice does it
// once.
namespace zhiping::decisions {

namespace {

Refusal remind_of(Decision& decision, ClockKind kind, Date from) {
    auto clock = *decision.file.running(kind);
    if (clock.is_reminded || decision.today() < from || is_past(clock, decision.event.at))
        return not_now(Text::CaseNotNow);
    clock.is_reminded = true;
    decision.event.clocks.push_back(clock);
    return std::nullopt;
}

// A message reached the citizen; never what staff say of a call.
Refusal deliver_notice(Decision& decision) {
    if (decision.file.reply->delivered) return not_now(Text::CaseNotNow);
    begin_response(decision);
    return std::nullopt;
}

Refusal remind(Decision& decision) {
    const auto* clock = decision.file.running(ClockKind::Reply);
    if (!clock) return not_now(Text::CaseNotNow);
    return remind_of(
        decision, ClockKind::Reply,
        working_days_before(decision.around.calendar, clock->due, decision.around.policy.reminder_working_days));
}

Refusal remind_citizen(Decision& decision) {
    const auto* clock = decision.file.running(ClockKind::Response);
    if (!clock) return not_now(Text::CaseNotNow);
    return remind_of(decision, ClockKind::Response, clock->due - decision.around.policy.citizen_reminder);
}

Refusal mark_late(Decision& decision, const CaseClock* running) {
    if (!running || running->is_late || !is_past(*running, decision.event.at)) return not_now(Text::CaseNotNow);
    auto clock = *running;
    clock.is_late = true;
    decision.event.clocks.push_back(clock);
    return std::nullopt;
}

Refusal become_overdue(Decision& decision) { return mark_late(decision, decision.file.running(ClockKind::Reply)); }

Refusal become_measure_overdue(Decision& decision) {
    const auto* clock = decision.file.find_clock(ClockKind::Measure, decision.details().measure.value_or(0));
    return mark_late(decision, clock && clock->is_running() ? clock : nullptr);
}

Refusal let_request_run_out(Decision& decision) {
    if (!decision.file.request || !has_run_out(decision)) return not_now(Text::CaseNotNow);
    return std::nullopt;
}

Refusal close_unanswered(Decision& decision) {
    const auto* clock = decision.file.running(ClockKind::Response);
    if (!clock || !is_past(*clock, decision.event.at)) return not_now(Text::CaseNotNow);
    end_clock(decision, ClockKind::Response);
    close(decision, Closing::Unanswered);
    return std::nullopt;
}

// The calendar was amended while the clock ran. What was late when the notice was loaded stays late, however long after
// that time is asked about it.
Refusal move_clocks(Decision& decision) {
    const auto& calendar = decision.around.calendar;
    const bool is_answered = decision.file.status == CaseStatus::Answered;
    const auto* running = decision.file.running(is_answered ? ClockKind::Response : ClockKind::Reply);
    const auto loaded = decision.details().happened_at.value_or(decision.event.at);
    if (!running || running->is_late || is_past(*running, loaded)) return not_now(Text::CaseNotNow);
    auto clock = *running;
    if (is_answered) {
        clock.due = next_working_day(calendar, clock.counted_from + std::chrono::days{clock.days});
        clock.provisional = !calendar.is_known(clock.due);
    } else {
        const auto due = working_days_after(calendar, clock.counted_from, clock.days + clock.extended_by);
        clock.due = due.day;
        clock.provisional = due.provisional;
    }
    if (clock == *running) return not_now(Text::CaseNotNow);
    if (!is_answered && clock.due > running->due) clock.is_reminded = false; // The citizen is reminded once.
    decision.event.details.moved_from = running->due;
    decision.event.clocks.push_back(clock);
    return std::nullopt;
}

} // namespace

bool has_run_out(const Decision& decision) {
    const auto* clock = decision.file.running(ClockKind::Reply);
    return clock && !is_past(*clock, decision.file.request->at) && is_past(*clock, decision.event.at);
}

Decide clock_decision(CaseAction action) {
    switch (action) {
    case CaseAction::DeliverNotice: return deliver_notice;
    case CaseAction::Remind: return remind;
    case CaseAction::BecomeOverdue: return become_overdue;
    case CaseAction::LetRequestRunOut: return let_request_run_out;
    case CaseAction::RemindCitizen: return remind_citizen;
    case CaseAction::CloseUnanswered: return close_unanswered;
    case CaseAction::BecomeMeasureOverdue: return become_measure_overdue;
    case CaseAction::MoveClocks: return move_clocks;
    default: return nullptr;
    }
}

} // namespace zhiping::decisions
