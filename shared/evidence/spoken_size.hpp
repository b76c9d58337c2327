#pragma once

#include <cstdint>
#include <string>

namespace zhiping {

// "2.3 MB", "640 kB"; a MB is 1,000,000 bytes, as phones count.
std::string spoken_size(std::uint64_t bytes);

} // namespace zhiping
