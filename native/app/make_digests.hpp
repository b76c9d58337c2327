#pragma once

#include "native/app/current_calendar.hpp"
#include "native/outside/random.hpp"

#include <stop_token>

namespace zhiping::app {

// On a working day, one notice for each member of staff to whom something waits (count_work.hpp) and who is neither
// absent nor disabled, unless they have one of today. Returns how many it made. Told to stop, it breaks off; the next
// call goes on.
std::size_t make_digests(store::Store&, CurrentCalendar&, outside::Random&, Instant now, const std::stop_token&);

} // namespace zhiping::app
