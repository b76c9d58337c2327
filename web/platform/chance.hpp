#pragma once

#include <cstdint>
#include <span>

namespace zhiping::platform {

void fill_random(std::span<std::uint8_t>); // Fit for secrets.

} // namespace zhiping::platform
