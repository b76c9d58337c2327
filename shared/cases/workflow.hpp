#pragma once

#include "shared/cases/case_action.hpp"
#include "shared/cases/case_status.hpp"

#include <span>

namespace zhiping {

// Who may take a step, seen from the case. Which roles these are, the table of rights says (rights.hpp).
enum class By {
    Citizen,
    Handler,       // Staff of the unit that has the case: a handler, or its lead. Who is appointed acts as both.
    Lead,          // The lead of that unit.
    Above,         // A lead of a unit above it.
    Supervisor,    // The same, or who only looks after the units below.
    Bureau,        // The lead of that unit when none is above it.
    Officer,       // Named on its code.
    Promiser,      // Staff of a unit that promised a measure which is not confirmed yet.
    Administrator, // Of the accounts of that unit: gives the cases of who leaves to a colleague, and reads none.
    Clock,         // Time has passed.
};

struct ByFacts {
    By value;
    std::string_view id;
};

inline constexpr std::array bys{
    ByFacts{By::Citizen, "citizen"}, ByFacts{By::Handler, "handler"},       ByFacts{By::Lead, "lead"},
    ByFacts{By::Above, "above"},     ByFacts{By::Supervisor, "supervisor"}, ByFacts{By::Bureau, "bureau"},
    ByFacts{By::Officer, "officer"}, ByFacts{By::Promiser, "promiser"},     ByFacts{By::Administrator, "administrator"},
    ByFacts{By::Clock, "clock"},
};
static_assert(follows_enum(bys));

// A step that a case may take. Where one action may lead to two places (a rejection goes a level up, and at the last
// level closes the case), each is a step of its own.
struct Step {
    CaseStatus from;
    CaseAction action;
    By by;
    CaseStatus to;

    bool operator==(const Step&) const = default;
};

// Every step there is: what is not listed is refused. What may be done now is asked here by the API, the pages and the
// desk alike; what a step needs besides is in decide.cpp.
std::span<const Step> workflow();

// Whether somebody may do it while a case has this status.
bool may_do(CaseStatus, CaseAction, By);

bool is_step(const Step&);

} // namespace zhiping
