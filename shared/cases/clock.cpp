#include "shared/cases/clock.hpp"

namespace zhiping {

Deadline working_days_after(const Calendar& calendar, Date day, int working_days) {
    return deadline(calendar, Instant{day} - china_offset, working_days);
}

Date working_days_before(const Calendar& calendar, Date day, int working_days) {
    while (working_days > 0) {
        day -= std::chrono::days{1};
        if (calendar.is_working_day(day)) --working_days;
    }
    return day;
}

Date next_working_day(const Calendar& calendar, Date day) {
    while (!calendar.is_working_day(day)) day += std::chrono::days{1};
    return day;
}

} // namespace zhiping
