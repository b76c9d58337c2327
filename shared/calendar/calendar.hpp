#pragma once

#include "shared/calendar/date.hpp"

#include <vector>

namespace zhiping {

// Which days are worked, as the State Council's office announces it each November for the year
// that follows. Both lists are sorted.
struct Calendar {
    Date first_day; // Of the span for which the holidays are known.
    Date last_day;
    std::vector<Date> holidays;             // Days off, weekends among them.
    std::vector<Date> make_up_working_days; // Saturdays and Sundays that are worked instead.

    bool covers(Date) const;
};

// Every year in assets/holidays.
const Calendar& state_council_calendar();

// Outside the calendar's span weekends alone decide.
bool is_working_day(const Calendar&, Date);

// Whether the holidays of the year after the calendar's last should be known by now: the notice of November is late
// after 15 December. Before that day nobody could load it.
bool is_notice_late(const Calendar&, Date today);

// A promise counted in working days. It ends with the day, at midnight in China.
struct Deadline {
    Date day;
    int working_days;
    bool provisional; // A day on the way lies outside the calendar, so the date may still move.

    bool operator==(const Deadline&) const = default;
};

// The day of receipt is not counted: the deadline is the end of the `working_days`th working day
// after it.
Deadline deadline(const Calendar&, Instant received, int working_days);

} // namespace zhiping
