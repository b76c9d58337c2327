#include "shared/cases/case_rounds.hpp"

#include <algorithm>

namespace zhiping {

namespace {

bool leads_up(CaseAction action) { return action == CaseAction::Reject || action == CaseAction::TakeOver; }

// A rejection ends a round also where the last level's reply goes no further.
void end(CaseRound& last, const CaseEvent& event) {
    const bool goes_on = event.round != last.number;
    if (!goes_on && event.action != CaseAction::Reject) return;
    last.ended_by = event.action;
    last.went_up = goes_on && leads_up(event.action) && event.unit_id != last.unit_id;
}

void take_clock(std::vector<CaseRound>& rounds, const CaseEvent& event, const CaseClock& clock) {
    const auto same = std::find_if(rounds.begin(), rounds.end(),
                                   [&](const CaseRound& round) { return round.number == clock.number; });
    if (same == rounds.end())
        rounds.push_back({clock.number, event.unit_id, clock});
    else
        same->clock = clock;
}

} // namespace

void apply(std::vector<CaseRound>& rounds, const CaseEvent& event) {
    if (!rounds.empty()) end(rounds.back(), event);
    for (const auto& clock : event.clocks)
        if (clock.kind == ClockKind::Reply) take_clock(rounds, event, clock);
    const bool brings_reply = event.action == CaseAction::HandIn || event.action == CaseAction::IssueReply;
    if (brings_reply && !rounds.empty()) rounds.back().last_reply_event = event.number;
}

std::vector<CaseRound> rounds_of(std::span<const CaseEvent> events) {
    std::vector<CaseRound> rounds;
    for (const auto& event : events) apply(rounds, event);
    return rounds;
}

bool has_rejection(std::span<const CaseRound> rounds) {
    return std::any_of(rounds.begin(), rounds.end(),
                       [](const CaseRound& round) { return round.ended_by == CaseAction::Reject; });
}

} // namespace zhiping
