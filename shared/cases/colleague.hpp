#pragma once

#include "shared/cases/actor.hpp"

#include <vector>

namespace zhiping {

// One of staff to whom a case can be handed over. Whether this case can, deciding it tells: it may concern them.
struct Colleague {
    Officer officer;
    std::vector<Role> roles; // Their own, without those of whom they stand in for.
    bool is_absent = false;  // Today.

    bool operator==(const Colleague&) const = default;
};

} // namespace zhiping
