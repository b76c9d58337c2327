#include "shared/units/badge_key.hpp"

#include <algorithm>

namespace zhiping {

namespace {

char to_small(char symbol) { return symbol >= 'A' && symbol <= 'Z' ? static_cast<char>(symbol - 'A' + 'a') : symbol; }

} // namespace

std::string badge_key(std::string_view badge) {
    std::string key{badge.substr(std::min(badge.find_first_not_of('0'), badge.size()))};
    std::transform(key.begin(), key.end(), key.begin(), to_small);
    return key;
}

} // namespace zhiping
