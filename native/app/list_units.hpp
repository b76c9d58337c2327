#pragma once

#include "native/app/staff_member.hpp"
#include "native/store/store.hpp"
#include "shared/result.hpp"
#include "shared/units/named_unit.hpp"

namespace zhiping::app {

inline constexpr int max_listed_units = 2000;

// Which units can be named where they decide about cases of units below: all of these, to which a granted transfer can
// lead, and at the top their own too, because somebody of it can be appointed. By id, max_listed_units at most. Refused
// (forbidden): they oversee nothing.
Result<std::vector<NamedUnit>> list_units(store::Store&, const StaffMember&);

} // namespace zhiping::app
