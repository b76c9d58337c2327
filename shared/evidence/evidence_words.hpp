#pragma once

#include "shared/evidence/evidence_format.hpp"
#include "shared/text/language.hpp"

#include <cstdint>
#include <span>
#include <string>

// How people read of a photo or video, in either language.
namespace zhiping {

// "2.3 MB", "640 kB"; a MB is 1,000,000 bytes, as phones count.
std::string spoken_size(std::uint64_t bytes);

// "JPG".
std::string spoken_format(EvidenceFormat);

// "Photo 2": each kind is counted by itself, in the order of an evaluation's evidence.
std::string spoken_name(std::span<const EvidenceFormat> all, std::size_t index, Language);

} // namespace zhiping
