#pragma once

#include "shared/table.hpp"

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

// An officer on a code, or a member of staff: known by badge number, and without one by name within a unit.
struct Officer {
    std::string name;
    std::string badge = {}; // Empty when it is not known.

    bool operator==(const Officer&) const = default;
};

struct Actor {
    Role role;
    std::string unit_id = {}; // Of staff.
    Officer officer = {};     // The same.

    bool operator==(const Actor&) const = default;
};

inline bool is_staff(Role role) { return role == Role::Handler || role == Role::Lead; }

// Whether two may be the same person: equal badges are, and where a badge is missing equal names of one unit. Rather
// one too many: nobody decides on himself.
bool may_be_same(const Officer&, const Officer&, bool in_one_unit);

} // namespace zhiping
