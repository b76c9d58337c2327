#pragma once

#include "shared/calendar/calendar.hpp"

#include <algorithm>
#include <vector>

namespace zhiping::test {

// The notice of its year, with one more day off.
inline HolidayNotice with_holiday(HolidayNotice notice, Date day) {
    auto& days = notice.holidays;
    const auto at = std::lower_bound(days.begin(), days.end(), day);
    if (at == days.end() || *at != day) days.insert(at, day);
    std::erase(notice.make_up_working_days, day);
    return notice;
}

// The notice with which the State Council makes a day a holiday, of a year whose notice may not be known yet.
inline HolidayNotice amended_notice(const Calendar& calendar, Date holiday) {
    const auto year = static_cast<int>(std::chrono::year_month_day{holiday}.year());
    HolidayNotice amended{year, "an amended notice", {}, {}};
    for (const auto& notice : calendar.notices())
        if (notice.year == year) amended = notice;
    return with_holiday(amended, holiday);
}

inline Calendar with_holiday(const Calendar& calendar, Date day) {
    auto notices = std::vector(calendar.notices().begin(), calendar.notices().end());
    notices.push_back(amended_notice(calendar, day));
    return Calendar{notices};
}

} // namespace zhiping::test
