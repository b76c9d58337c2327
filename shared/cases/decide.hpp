#pragma once

#include "shared/cases/case_file.hpp"
#include "shared/cases/workflow.hpp"
#include "shared/units/unit_tree.hpp"

namespace zhiping {

// What a decision depends on besides the case.
struct CaseSurroundings {
    const Calendar& calendar;
    const Policy& policy; // Under which the case was opened.
    const UnitTree& units;
    int lot = 100; // Drawn from 0 to 99 for this decision; 100 is never in a sample.
};

// The event with which the case of an evaluation begins: at the unit of its code, or one level up where the policy
// says so of one of its situations.
CaseEvent open_case(const CaseSubject&, const CaseSurroundings&);

// Whether somebody acts on the case as this; a lead of its unit is its handler and its lead.
bool acts_as(By, const Actor&, const CaseFile&, const UnitTree&);

// What a command comes to. Nothing is done: the event is for apply(). Refused: conflict (it cannot be done as the case
// stands), forbidden (not by this person), invalid (what it says, at its field).
Result<CaseEvent> decide(const CaseFile&, const CaseCommand&, const CaseSurroundings&);

// What somebody may try now, for the API, the pages and the desk; whether what they say is right, decide() tells.
std::vector<CaseAction> possible_actions(const CaseFile&, const Actor&, const UnitTree&);

} // namespace zhiping
