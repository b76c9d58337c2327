#include "shared/evidence/spoken_size.hpp"

#include <algorithm>

namespace zhiping {

std::string spoken_size(std::uint64_t bytes) {
    const bool is_small = bytes < 1'000'000;
    const auto tenths = std::max<std::uint64_t>(bytes / (is_small ? 100 : 100'000), 1);
    return std::to_string(tenths / 10) + (tenths < 100 ? "." + std::to_string(tenths % 10) : "") + (is_small ? " kB" : " MB");
}

} // namespace zhiping
