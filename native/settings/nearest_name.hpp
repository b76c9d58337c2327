#pragma once

#include <string_view>
#include <vector>

namespace zhiping::settings {

// The name that takes the fewest typing mistakes to become this one; empty when none is near.
std::string_view find_nearest(std::string_view written, const std::vector<std::string_view>& names);

} // namespace zhiping::settings
