#pragma once

#include "shared/cases/case_event.hpp"

#include <span>

// A case in rounds: by these the level above looks after the units (docs/supervision.md).
namespace zhiping {

// One reply that one unit owes. Whatever gives the case another clock for a reply begins the next.
struct CaseRound {
    int number;                               // From 1.
    std::string unit_id;                      // That owes the reply; it does not change within a round.
    CaseClock clock;                          // Of the reply.
    std::optional<CaseAction> ended_by = {};  // What led to the next one; where nothing follows, Reject alone.
    bool went_up = false;                     // To another unit, by a rejection or a take-over.
    std::optional<int> last_reply_event = {}; // With the last reply that was handed in, whether it was issued or not.

    bool operator==(const CaseRound&) const = default;
};

// Precondition: the event is the next one, and the rounds are those of the events before it.
void apply(std::vector<CaseRound>&, const CaseEvent&);

// Those of a case that has had all of these events.
std::vector<CaseRound> rounds_of(std::span<const CaseEvent>);

// Whether any of them ended with a rejection.
bool has_rejection(std::span<const CaseRound>);

} // namespace zhiping
