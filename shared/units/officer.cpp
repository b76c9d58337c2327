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
    if (left.empty() || right.empty()) return false;
    const auto one = without_zeros(left), other = without_zeros(right);
    return std::equal(one.begin(), one.end(), other.begin(), other.end(),
                      [](char each, char its) { return to_small(each) == to_small(its); });
}

bool may_be_same(const Officer& left, const Officer& right, bool in_one_unit) {
    if (!left.badge.empty() && !right.badge.empty()) return is_same_badge(left.badge, right.badge);
    return in_one_unit && !left.name.empty() && left.name == right.name;
}

} // namespace zhiping
