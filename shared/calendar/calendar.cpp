#include "shared/calendar/calendar.hpp"

#include <algorithm>

namespace zhiping {

namespace {

bool contains(const std::vector<Date>& days, Date date) { return std::binary_search(days.begin(), days.end(), date); }

} // namespace

bool Calendar::covers(Date date) const { return first_day <= date && date <= last_day; }

bool is_working_day(const Calendar& calendar, Date date) {
    if (contains(calendar.make_up_working_days, date)) return true;
    if (contains(calendar.holidays, date)) return false;
    const std::chrono::weekday day{date};
    return day != std::chrono::Saturday && day != std::chrono::Sunday;
}

bool is_notice_late(const Calendar& calendar, Date today) {
    const auto last_year = std::chrono::year_month_day{calendar.last_day}.year();
    return today > Date{last_year / std::chrono::December / 15};
}

Deadline deadline(const Calendar& calendar, Instant received, int working_days) {
    auto day = china_date(received);
    bool provisional = false;
    for (int left = working_days; left > 0;) {
        day += std::chrono::days{1};
        provisional = provisional || !calendar.covers(day);
        if (is_working_day(calendar, day)) --left;
    }
    return {day, working_days, provisional};
}

} // namespace zhiping
