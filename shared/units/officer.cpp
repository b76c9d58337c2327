#include "shared/units/officer.hpp"

#include "shared/units/badge_key.hpp"

namespace zhiping {

bool is_same_badge(std::string_view left, std::string_view right) {
    if (left.empty() || right.empty()) return false;
    return badge_key(left) == badge_key(right);
}

bool may_be_same(const Officer& left, const Officer& right, bool in_one_unit) {
    if (!left.badge.empty() && !right.badge.empty()) return is_same_badge(left.badge, right.badge);
    return in_one_unit && !left.name.empty() && left.name == right.name;
}

} // namespace zhiping
