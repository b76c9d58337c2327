#pragma once

#include "shared/calendar/holiday_notice.hpp"

#include <string>
#include <string_view>

// A notice of holidays as JSON, as in assets/holidays.
namespace zhiping::wire {

// Refused (invalid, naming the member): what is no JSON, a member that is missing or of the wrong type, a day that is
// none, and what check_notice() refuses.
Result<HolidayNotice> decode_notice(std::string_view json);

std::string encode(const HolidayNotice&);

} // namespace zhiping::wire
