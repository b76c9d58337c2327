#include "shared/units/officer.hpp"

#include <algorithm>

namespace zhiping {

namespace {

// Badge numbers are ASCII.
char to_small(char symbol) { return symbol >= 'A' && symbol <= 'Z' ? static_cast<char>(symbol - 'A' + 'a') : symbol; }

} // namespace

bool is_same_badge(std::string_view left, std::string_view right) {
    return !left.empty() && std::ranges::equal(left, right, {}, to_small, to_small);
}

bool may_be_same(const Officer& left, const Officer& right, bool in_one_unit) {
    if (!left.badge.empty() && !right.badge.empty()) return is_same_badge(left.badge, right.badge);
    return in_one_unit && !left.name.empty() && left.name == right.name;
}

} // namespace zhiping
