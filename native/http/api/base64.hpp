#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace zhiping::http {

// RFC 4648, 4, with its padding; nullopt when it is anything else.
std::optional<std::vector<std::uint8_t>> decode_base64(std::string_view);

} // namespace zhiping::http
