#include "shared/calendar/holiday_notice.hpp"

#include "shared/text/text_ids.hpp"

#include <algorithm>

namespace zhiping {

namespace {

bool is_strictly_sorted(const std::vector<Date>& days) {
    return std::adjacent_find(days.begin(), days.end(), [](Date left, Date right) { return left >= right; }) ==
           days.end();
}

bool is_within(const HolidayNotice& notice, Date day) {
    using namespace std::chrono;
    const year this_year{notice.year};
    return day >= Date{(this_year - years{1}) / December / first_day_of_next_notice} &&
           day <= Date{this_year / December / 31};
}

bool is_weekend(Date day) {
    const std::chrono::weekday weekday{day};
    return weekday == std::chrono::Saturday || weekday == std::chrono::Sunday;
}

} // namespace

Result<Ok> check_notice(const HolidayNotice& notice) {
    const auto& holidays = notice.holidays;
    const auto& worked = notice.make_up_working_days;
    const auto is_outside = [&](Date day) { return !is_within(notice, day); };
    if (holidays.empty()) return invalid("holidays", Text::FieldMissing);
    if (!is_strictly_sorted(holidays)) return invalid("holidays", Text::HolidaysNotSorted);
    if (std::any_of(holidays.begin(), holidays.end(), is_outside))
        return invalid("holidays", Text::HolidayOfAnotherYear);
    if (!is_strictly_sorted(worked)) return invalid("make_up_working_days", Text::HolidaysNotSorted);
    if (std::any_of(worked.begin(), worked.end(), is_outside))
        return invalid("make_up_working_days", Text::HolidayOfAnotherYear);
    if (!std::all_of(worked.begin(), worked.end(), is_weekend))
        return invalid("make_up_working_days", Text::MakeUpDayOnWeekday);
    const auto is_free = [&](Date day) { return std::binary_search(holidays.begin(), holidays.end(), day); };
    if (std::any_of(worked.begin(), worked.end(), is_free))
        return invalid("make_up_working_days", Text::HolidayAndWorkingDay);
    return Ok{};
}

} // namespace zhiping
