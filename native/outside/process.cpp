#include "native/outside/process.hpp"

#include <array>
#include <unistd.h>

namespace zhiping::outside {

std::string process_name() {
    std::array<char, 256> host{}; // HOST_NAME_MAX is 64; the last byte stays 0 when a longer name is cut.
    if (::gethostname(host.data(), host.size() - 1) != 0) return "?:" + std::to_string(::getpid());
    return host.data() + (":" + std::to_string(::getpid()));
}

} // namespace zhiping::outside
