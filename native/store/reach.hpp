#pragma once

#include "native/store/database.hpp"

#include <string>
#include <string_view>

namespace zhiping::store {

// Which units somebody looks after: their own, those below it, both or none.
struct Reach {
    std::string unit_id;
    bool is_own = false;
    bool is_below = false;

    bool is_none() const { return !is_own && !is_below; }
};

// The condition that the unit in this column is one of them; one value is to be bound in it, the reach's unit.
// Precondition: the reach is not none.
std::string in_reach(std::string_view column, const Reach&);

bool is_in_reach(Database&, const Reach&, std::string_view unit_id);

} // namespace zhiping::store
