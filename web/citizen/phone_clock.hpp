#pragma once

#include "shared/calendar/date.hpp"
#include "web/platform/clock.hpp"

#include <algorithm>

namespace zhiping::citizen {

// By the phone's clock, which may be wrong: good for what stays on the phone. One that is set to a time without a date
// of ours stands at the first or the last.
inline Instant phone_now() {
    return std::clamp(Instant{std::chrono::seconds{platform::now()}}, Instant{}, last_instant);
}

} // namespace zhiping::citizen
