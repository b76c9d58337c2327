#pragma once

#include "shared/cases/decide.hpp"

// How each action is decided: what it needs besides its step in the workflow, and what it changes. Inside of this room
// only.
namespace zhiping::decisions {

// A case, what somebody wants, and the event that it comes to: as the case stands, until a decision changes it.
struct Decision {
    const CaseFile& file;
    const CaseSurroundings& around;
    CaseEvent event;

    Date today() const { return china_date(event.at); }
    const CaseDetails& details() const { return event.details; }
};

using Refusal = std::optional<Error>; // None: it is done.
using Decide = Refusal (*)(Decision&);

// The decision of an action.
Decide decision_of(CaseAction);

// Refuses words that are missing or cannot be taken.
Refusal need_words(const Decision&, std::size_t max_characters = 2000);

Error not_now(Message reason);

// A new round at a unit: the clocks of the one before end, and the unit has so many working days.
void begin_round(Decision&, std::string unit_id, int working_days);

void close(Decision&, Closing);

// Those that run, with what is to be known when a case is answered or closed.
void meet_clock(Decision&, ClockKind);
void end_clock(Decision&, ClockKind);

// The reply can be seen by the citizen.
void issue(Decision&, const Reply&);

// By their subject; each file has its own.
Decide handling_decision(CaseAction);
Decide above_decision(CaseAction);
Decide citizen_decision(CaseAction);
Decide clock_decision(CaseAction);

} // namespace zhiping::decisions
