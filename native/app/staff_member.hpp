#pragma once

#include "shared/cases/actor.hpp"

#include <algorithm>
#include <cstdint>
#include <string>
#include <vector>

namespace zhiping::app {

// Whether somebody must show a second factor to have this role: whoever sees only the cases of the own unit need not.
inline constexpr bool needs_code(Role role) { return role != Role::Handler; }

// Somebody of staff who is signed in.
struct StaffMember {
    std::int64_t id;
    Officer officer;
    std::string unit_id;
    std::vector<Role> roles; // With those of whom they stand in for today.

    bool has(Role role) const { return std::find(roles.begin(), roles.end(), role) != roles.end(); }

    bool operator==(const StaffMember&) const = default;
};

} // namespace zhiping::app
