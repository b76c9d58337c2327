#include "web/platform/headless/headless.hpp"

namespace zhiping::platform {

void fill_random(std::span<std::uint8_t> bytes) {
    for (auto& byte : bytes) byte = headless().next_random++;
}

} // namespace zhiping::platform
