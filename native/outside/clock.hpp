#pragma once

#include "shared/calendar/date.hpp"

#include <stop_token>

namespace zhiping::outside {

// The time, so that tests can say what it is. Safe to use from any thread.
class Clock {
public:
    virtual ~Clock() = default;
    virtual Instant now() const = 0;

    // Returns once that moment has come by this clock, or a stop is requested.
    virtual void wait_until(Instant, const std::stop_token&) const = 0;
};

class SystemClock final : public Clock {
public:
    Instant now() const override;
    void wait_until(Instant, const std::stop_token&) const override;
};

} // namespace zhiping::outside
