#include "native/outside/random.hpp"

#include <sys/random.h>

#include <cerrno>
#include <system_error>

namespace zhiping::outside {

void SystemRandom::fill(std::span<std::uint8_t> bytes) {
    while (!bytes.empty()) {
        const auto count = getrandom(bytes.data(), bytes.size(), 0);
        if (count < 0 && errno == EINTR) continue;
        if (count < 0) throw std::system_error{errno, std::generic_category(), "no random bytes"};
        bytes = bytes.subspan(static_cast<std::size_t>(count));
    }
}

} // namespace zhiping::outside
