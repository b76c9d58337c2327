#include "native/app/work_days.hpp"

namespace zhiping::app {

store::WorkDays work_days(const Calendar& calendar, Date today) {
    return {today, next_working_day(calendar, today + std::chrono::days{1})};
}

store::WorkDays work_days(store::Store& store, CurrentCalendar& calendar, Instant now) {
    const auto days = store.read([&](store::Database& database) { return calendar.in(database).days; });
    return work_days(*days, china_date(now));
}

} // namespace zhiping::app
