#pragma once

#include "native/store/database.hpp"

#include <array>
#include <span>

namespace zhiping::store {

using FileId = std::array<std::uint8_t, 16>;

// What every id comes after.
inline constexpr std::span<const std::uint8_t> first_file_id;

// Which file holds a photo or video, and the wrapped key that opens it (native/sealing/key_ring.hpp).
struct Sealing {
    FileId file_id;
    std::string key_id;
    std::vector<std::uint8_t> wrapped_key;
};

} // namespace zhiping::store
