#pragma once

#include "shared/calendar/date.hpp"
#include "web/platform/clock.hpp"

namespace zhiping::citizen {

// By the phone's clock, which may be wrong: good for what stays on the phone.
inline Instant phone_now() { return Instant{std::chrono::seconds{platform::now()}}; }

} // namespace zhiping::citizen
