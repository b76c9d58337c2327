#pragma once

#include <string>
#include <string_view>

namespace zhiping {

// What all ways to write one badge number have in common: no zeros in front, small letters. Precondition: ASCII.
std::string badge_key(std::string_view badge);

} // namespace zhiping
