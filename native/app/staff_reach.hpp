#pragma once

#include "native/app/staff_member.hpp"
#include "native/store/reach.hpp"
#include "shared/cases/rights.hpp"

#include <algorithm>

namespace zhiping::app {

// Whether one of their roles has the right in cases that stand so to their unit.
inline bool may(const StaffMember& member, Right right, Relation relation) {
    return std::ranges::any_of(member.roles, [&](Role role) { return zhiping::may(role, right, relation); });
}

// The units whose cases they may read.
inline store::Reach reach_of(const StaffMember& member) {
    return {member.unit_id, may(member, Right::Read, Relation::Own), may(member, Right::Read, Relation::Below)};
}

} // namespace zhiping::app
