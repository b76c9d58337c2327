#include "native/work/worker.hpp"

#include "native/outside/process.hpp"

namespace zhiping::work {

std::string new_owner(outside::Random& random) {
    std::uint64_t number = 0;
    for (const auto byte : random.bytes<4>()) number = number << 8 | byte;
    return outside::process_name() + ":" + std::to_string(number);
}

} // namespace zhiping::work
