#pragma once

#include "native/app/staff_sessions.hpp"
#include "shared/calendar/date.hpp"
#include "shared/units/unit.hpp"

namespace zhiping::app {

// What somebody who is signed in is told of their account, beside who they are.
struct OwnAccount {
    UnitName unit;                    // Its own name.
    std::vector<Officer> deputy_for;  // Whom they stand in for today.
    std::optional<Date> absent_until; // When they are absent today: the last day.
    bool shows_code;                  // The session began with a second factor.
    bool has_units_below;             // Their unit has.
};

OwnAccount read_own_account(store::Store&, const StaffMember&, const StaffToken&, Date today);

} // namespace zhiping::app
