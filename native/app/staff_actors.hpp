#pragma once

#include "native/app/staff_member.hpp"

namespace zhiping::app {

// As whom they may act, the one first who may do most.
inline std::vector<Actor> actors_of(const StaffMember& member) {
    std::vector<Actor> actors;
    for (const auto role : {Role::Lead, Role::Handler, Role::Supervisor, Role::Auditor})
        if (member.has(role)) actors.push_back({role, member.unit_id, member.officer});
    return actors;
}

} // namespace zhiping::app
