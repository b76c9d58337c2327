#pragma once

#include <optional>
#include <string_view>

namespace zhiping::wire {

// The line on which a text stops being JSON, from 1 on; nullopt: all of it is.
std::optional<int> find_broken_line(std::string_view json);

} // namespace zhiping::wire
