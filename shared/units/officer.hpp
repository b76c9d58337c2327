#pragma once

#include <string>

namespace zhiping {

// An officer on a code, or a member of staff: known by badge number, and without one by name within a unit.
struct Officer {
    std::string name;
    std::string badge = {}; // Empty when it is not known.

    bool operator==(const Officer&) const = default;
};

// Whether two may be the same person: equal badges are, and where a badge is missing equal names of one unit. Rather
// one too many: nobody decides on himself.
bool may_be_same(const Officer&, const Officer&, bool in_one_unit);

} // namespace zhiping
