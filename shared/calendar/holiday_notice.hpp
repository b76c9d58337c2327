#pragma once

#include "shared/calendar/date.hpp"

#include <string>
#include <vector>

namespace zhiping {

// The notice with which the State Council's office announces the holidays of a year, each November for the year that
// follows. An amended notice replaces the one before as a whole.
struct HolidayNotice {
    int year;
    std::string source;                     // Its title, number and day.
    std::vector<Date> holidays;             // Days off, weekends among them. Sorted.
    std::vector<Date> make_up_working_days; // Saturdays and Sundays that are worked instead. Sorted.

    bool operator==(const HolidayNotice&) const = default;
};

// From this day of December on a notice may reach into the year before: that of 2023 began with 2022-12-31, that of
// 2019 made Saturday 2018-12-29 a working day.
inline constexpr std::chrono::day first_day_of_next_notice{25};

// Whether it can be what it says. Refused (invalid, at "holidays" or "make_up_working_days"): days that are not sorted
// or stand there twice, a day of another year (but for the last week of the one before), a make-up day on a weekday, a
// day that is both, and a year without any holiday.
Result<Ok> check_notice(const HolidayNotice&);

// Raised by one whenever a notice in assets/holidays is added or changed, so that clocks that run are counted anew by a
// program that comes with other notices. A test holds it against their hash.
inline constexpr std::int64_t shipped_notices_revision = 0;

// Those that come with the program (assets/holidays), by year.
const std::vector<HolidayNotice>& shipped_notices();

} // namespace zhiping
