#pragma once

#include "shared/calendar/date.hpp"

namespace zhiping::outside {

// The time, so that tests can say what it is.
class Clock {
public:
    virtual ~Clock() = default;
    virtual Instant now() const = 0;
};

class SystemClock final : public Clock {
public:
    Instant now() const override;
};

} // namespace zhiping::outside
