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
Refusal need_words(const Decision&);

Error not_now(Message reason);

bool is_author(const CaseFile&, const Actor&); // Of the reply. Precondition: there is one.

// Whether they may give it to somebody: who handles it, and who looks after those who do.
bool may_give_away(const CaseFile&, const Actor&);

// A new round at a unit: the clocks of the one before end, and the unit has so many working days.
void begin_round(Decision&, std::string unit_id, int working_days);

void close(Decision&, Closing);

// Those that run, with what is to be known when a case is answered or closed. What was met in this event does not end.
void meet_clock(Decision&, ClockKind);
void end_clock(Decision&, ClockKind);

// Whether the request that waits ran out as refused: the clock that it did not stop is due. One that was made after
// that waits for its decision. Precondition: one waits.
bool has_run_out(const Decision&);

// The reply can be seen by the citizen.
void issue(Decision&, const Reply&);

// The citizen has seen the reply, or was told of it: the window counts from here, however long ago it was issued, and
// not again.
void begin_response(Decision&);

// By their subject; each file has its own.
Decide handling_decision(CaseAction);
Decide above_decision(CaseAction);
Decide citizen_decision(CaseAction);
Decide officer_decision(CaseAction);
Decide clock_decision(CaseAction);

} // namespace zhiping::decisions
