#pragma once

#include "shared/table.hpp"
#include "shared/units/officer.hpp"

#include <array>
#include <string>

namespace zhiping {

// As whom somebody acts on a case.
enum class Role {
    Citizen, // Whoever holds the secret of the evaluation.
    Handler, // Of the unit that has the case.
    Lead,    // Of the unit that has the case, and approves; for the units below, the level above.
    Clock,   // Nobody: time has passed.
};

struct RoleFacts {
    Role value;
    std::string_view id; // Stored and sent. Never change one that has shipped.
};

inline constexpr std::array roles{
    RoleFacts{Role::Citizen, "citizen"},
    RoleFacts{Role::Handler, "handler"},
    RoleFacts{Role::Lead, "lead"},
    RoleFacts{Role::Clock, "clock"},
};
static_assert(follows_enum(roles));

struct Actor {
    Role role;
    std::string unit_id = {}; // Of staff.
    Officer officer = {};     // The same.

    bool operator==(const Actor&) const = default;
};

inline bool is_staff(Role role) { return role == Role::Handler || role == Role::Lead; }

} // namespace zhiping
