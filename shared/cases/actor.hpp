#pragma once

#include "shared/table.hpp"
#include "shared/units/officer.hpp"

#include <array>
#include <string>

namespace zhiping {

// As whom somebody acts on a case.
enum class Role {
    Citizen,       // Whoever holds the secret of the evaluation.
    Handler,       // Answers for a unit.
    Lead,          // Of a unit: approves too; for the units below, the level above.
    Supervisor,    // Reads and urges in the units below.
    Auditor,       // Reads what was done.
    Administrator, // Of the accounts of staff.
    Counter,       // Helps citizens at a window or on the telephone.
    Codes,         // Issues and prints codes.
    Officer,       // Named on a code: answers the handler's questions.
    Clock,         // Nobody: time has passed.
};

struct RoleFacts {
    Role value;
    std::string_view id; // Stored and sent. Never change one that has shipped.
};

inline constexpr std::array roles{
    RoleFacts{Role::Citizen, "citizen"}, RoleFacts{Role::Handler, "handler"},
    RoleFacts{Role::Lead, "lead"},       RoleFacts{Role::Supervisor, "supervisor"},
    RoleFacts{Role::Auditor, "auditor"}, RoleFacts{Role::Administrator, "administrator"},
    RoleFacts{Role::Counter, "counter"}, RoleFacts{Role::Codes, "codes"},
    RoleFacts{Role::Officer, "officer"}, RoleFacts{Role::Clock, "clock"},
};
static_assert(follows_enum(roles));

struct Actor {
    Role role;
    std::string unit_id = {}; // Of staff.
    Officer officer = {};     // The same.

    bool operator==(const Actor&) const = default;
};

// What each may do, shared/cases/rights.hpp says.
inline constexpr bool is_staff(Role role) { return role != Role::Citizen && role != Role::Clock; }

} // namespace zhiping
