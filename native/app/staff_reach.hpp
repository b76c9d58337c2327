#pragma once

#include "native/app/staff_actors.hpp"
#include "native/store/reach.hpp"

namespace zhiping::app {

// The units whose cases they may read.
inline store::Reach reach_of(const StaffMember& member) {
    return {member.unit_id, may(member, Right::Read, Relation::Own), may(member, Right::Read, Relation::Below),
            member.officer};
}

} // namespace zhiping::app
