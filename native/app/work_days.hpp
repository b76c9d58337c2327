#pragma once

#include "native/app/current_calendar.hpp"
#include "native/store/worklist.hpp"

namespace zhiping::app {

store::WorkDays work_days(const Calendar&, Date today);

// By the calendar in force.
store::WorkDays work_days(store::Store&, CurrentCalendar&, Instant now);

} // namespace zhiping::app
