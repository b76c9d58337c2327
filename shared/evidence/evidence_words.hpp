#pragma once

#include "shared/evidence/evidence_format.hpp"

#include <cstdint>
#include <string>

// How people read of a photo or video, in either language.
namespace zhiping {

// "2.3 MB", "640 kB"; a MB is 1,000,000 bytes, as phones count.
std::string spoken_size(std::uint64_t bytes);

// "JPG".
std::string spoken_format(EvidenceFormat);

} // namespace zhiping
