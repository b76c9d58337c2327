#pragma once

#include "native/outside/clock.hpp"

#include <condition_variable>
#include <mutex>

namespace zhiping::tests {

// Stands still unless it is told otherwise; then it wakes who waits for that time.
class FixedClock final : public outside::Clock {
public:
    Instant now() const override {
        const std::lock_guard guard{m_mutex};
        return m_now;
    }

    void pass(std::chrono::seconds time) {
        {
            const std::lock_guard guard{m_mutex};
            m_now += time;
        }
        m_moved.notify_all();
    }

    void wait_until(Instant moment, const std::stop_token& stop) const override {
        std::unique_lock lock{m_mutex};
        m_moved.wait(lock, stop, [&] { return m_now >= moment; });
    }

private:
    mutable std::mutex m_mutex;
    mutable std::condition_variable_any m_moved;
    Instant m_now = parse_china_time("2026-11-20 15:40").value(); // A Friday.
};

} // namespace zhiping::tests
