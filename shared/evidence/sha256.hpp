#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace zhiping {

// What identifies a content (FIPS 180-4); made by native/sealing/content_hash.hpp.
using Sha256 = std::array<std::uint8_t, 32>;

// 64 lower-case hexadecimal digits, as sha256sum prints them.
std::string to_digits(const Sha256&);
std::optional<Sha256> parse_sha256(std::string_view digits);

} // namespace zhiping
