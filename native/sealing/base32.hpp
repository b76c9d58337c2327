#pragma once

#include <cstdint>
#include <span>
#include <string>

namespace zhiping::sealing {

// RFC 4648, section 6, without padding: letters and the digits 2 to 7, so that nobody mistakes 0 or 1.
std::string to_base32(std::span<const std::uint8_t>);

} // namespace zhiping::sealing
