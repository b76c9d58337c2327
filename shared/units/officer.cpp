#include "shared/units/officer.hpp"

#include <algorithm>

namespace zhiping {

namespace {

// Badge numbers are ASCII.
char to_small(char symbol) { return symbol >= 'A' && symbol <= 'Z' ? static_cast<char>(symbol - 'A' + 'a') : symbol; }

std::string_view without_zeros(std::string_view badge) {
    return badge.substr(std::min(badge.find_first_not_of('0'), badge.size()));
}

} // namespace

bool is_same_badge(std::string_view left, std::string_view right) {
    return !left.empty() && !right.empty() &&
           std::ranges::equal(without_zeros(left), without_zeros(right), {}, to_small, to_small);
}

bool may_be_same(const Officer& left, const Officer& right, bool in_one_unit) {
    if (!left.badge.empty() && !right.badge.empty()) return is_same_badge(left.badge, right.badge);
    return in_one_unit && !left.name.empty() && left.name == right.name;
}

} // namespace zhiping
