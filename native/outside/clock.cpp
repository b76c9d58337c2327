#include "native/outside/clock.hpp"

namespace zhiping::outside {

Instant SystemClock::now() const { return std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now()); }

} // namespace zhiping::outside
