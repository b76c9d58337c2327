#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace zhiping::sealing {

// RFC 4648, section 6, without padding: letters and the digits 2 to 7, so that nobody mistakes 0 or 1.
std::string to_base32(std::span<const std::uint8_t>);

// Empty when it is anything else. Bits after the last whole byte are dropped: whoever must know writes it again.
std::vector<std::uint8_t> from_base32(std::string_view);

} // namespace zhiping::sealing
