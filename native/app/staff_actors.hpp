#pragma once

#include "native/app/staff_member.hpp"
#include "shared/cases/rights.hpp"

namespace zhiping::app {

// As whom they may act in cases, the one first who may do most.
inline std::vector<Actor> actors_of(const StaffMember& member) {
    std::vector<Actor> actors;
    for (const auto role : {Role::Lead, Role::Handler, Role::Supervisor})
        if (member.has(role)) actors.push_back({role, member.unit_id, member.officer});
    return actors;
}

// Whether any of their roles has it.
inline bool may(const StaffMember& member, Right right, Relation relation) {
    return std::any_of(member.roles.begin(), member.roles.end(),
                       [&](Role role) { return zhiping::may(role, right, relation); });
}

} // namespace zhiping::app
