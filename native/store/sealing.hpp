#pragma once

#include "native/store/database.hpp"

#include <array>

namespace zhiping::store {

// Which file holds a photo or video, and the wrapped key that opens it (native/evidence/key_ring.hpp).
struct Sealing {
    std::array<std::uint8_t, 16> file_id;
    std::string key_id;
    std::vector<std::uint8_t> wrapped_key;
};

} // namespace zhiping::store
