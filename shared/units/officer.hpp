#pragma once

#include <string>
#include <string_view>

namespace zhiping {

// An officer on a code, or a member of staff: known by badge number, and without one by name within a unit.
struct Officer {
    std::string name;
    std::string badge = {}; // Empty when it is not known.

    bool operator==(const Officer&) const = default;
};

// Whether two badge numbers are one: whether letters are great or small says nothing. Two that are not known are not.
bool is_same_badge(std::string_view, std::string_view);

// Whether two may be the same person: equal badges are, and where a badge is missing equal names of one unit. Rather
// one too many: nobody decides on himself.
bool may_be_same(const Officer&, const Officer&, bool in_one_unit);

} // namespace zhiping
