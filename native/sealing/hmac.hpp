#pragma once

#include "shared/evidence/sha256.hpp"

#include <string_view>

namespace zhiping::sealing {

// RFC 2104 with SHA-256: what others check our requests by.
Sha256 hmac_sha256(std::string_view key, std::string_view message);

} // namespace zhiping::sealing
