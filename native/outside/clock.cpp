#include "native/outside/clock.hpp"

#include <algorithm>
#include <condition_variable>
#include <mutex>

namespace zhiping::outside {

namespace {

// A clock that was set, or a machine that slept, is noticed so soon.
constexpr std::chrono::seconds longest_wait{10};

} // namespace

Instant SystemClock::now() const { return std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now()); }

void SystemClock::wait_until(Instant moment, const std::stop_token& stop) const {
    std::mutex mutex;
    std::condition_variable_any stopped;
    std::unique_lock lock{mutex};
    for (auto left = moment - now(); left > left.zero() && !stop.stop_requested(); left = moment - now())
        stopped.wait_for(lock, stop, std::min(left, longest_wait), [] { return false; });
}

} // namespace zhiping::outside
