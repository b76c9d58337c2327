#include "shared/units/officer.hpp"

namespace zhiping {

bool may_be_same(const Officer& left, const Officer& right, bool in_one_unit) {
    if (!left.badge.empty() && !right.badge.empty()) return left.badge == right.badge;
    return in_one_unit && !left.name.empty() && left.name == right.name;
}

} // namespace zhiping
