#include "shared/calendar/calendar.hpp"

#include "shared/calendar/statutory_holidays.hpp"

#include <algorithm>

namespace zhiping {

namespace {

bool contains(const std::vector<Date>& days, Date date) { return std::binary_search(days.begin(), days.end(), date); }

int year_of(Date date) { return static_cast<int>(std::chrono::year_month_day{date}.year()); }

// Whether the notice of the next year may still say something about it.
bool is_of_last_week(Date date) {
    const std::chrono::year_month_day day{date};
    return day.month() == std::chrono::December && day.day() >= first_day_of_next_notice;
}

bool is_weekend(Date date) {
    const std::chrono::weekday day{date};
    return day == std::chrono::Saturday || day == std::chrono::Sunday;
}

} // namespace

Calendar::Calendar(std::span<const HolidayNotice> notices) {
    for (const auto& notice : notices) {
        const auto at = std::lower_bound(m_notices.begin(), m_notices.end(), notice.year,
                                         [](const HolidayNotice& known, int year) { return known.year < year; });
        if (at != m_notices.end() && at->year == notice.year)
            *at = notice;
        else
            m_notices.insert(at, notice);
    }
}

const HolidayNotice* Calendar::find(int year) const {
    const auto found = std::find_if(m_notices.begin(), m_notices.end(),
                                    [&](const HolidayNotice& notice) { return notice.year == year; });
    return found == m_notices.end() ? nullptr : &*found;
}

// What a notice says of it by name. The later year's comes first: it is the newer.
std::optional<DayKind> Calendar::find_named(Date date) const {
    for (const int year : {year_of(date) + 1, year_of(date)}) {
        const auto* notice = find(year);
        if (!notice) continue;
        if (contains(notice->make_up_working_days, date)) return DayKind::MakeUpWorkingDay;
        if (contains(notice->holidays, date)) return DayKind::Holiday;
    }
    return std::nullopt;
}

DayKind Calendar::kind_of(Date date) const {
    if (const auto named = find_named(date)) return *named;
    if (!find(year_of(date)) && is_statutory_holiday(date)) return DayKind::StatutoryHoliday;
    return is_weekend(date) ? DayKind::Weekend : DayKind::Weekday;
}

bool Calendar::is_working_day(Date date) const { return facts_of(day_kinds, kind_of(date)).is_worked; }

bool Calendar::is_known(Date date) const {
    const auto year = year_of(date);
    return find(year) != nullptr && (!is_of_last_week(date) || find(year + 1) != nullptr);
}

std::optional<int> Calendar::last_year() const {
    if (m_notices.empty()) return std::nullopt;
    return m_notices.back().year;
}

const Calendar& state_council_calendar() {
    static const Calendar calendar{shipped_notices()};
    return calendar;
}

bool is_notice_late(const Calendar& calendar, Date today) {
    const auto last = calendar.last_year();
    return !last || today > Date{std::chrono::year{*last} / std::chrono::December / 15};
}

Deadline deadline(const Calendar& calendar, Instant received, int working_days) {
    auto day = china_date(received);
    bool provisional = false;
    for (int left = working_days; left > 0;) {
        day += std::chrono::days{1};
        provisional = provisional || !calendar.is_known(day);
        if (calendar.is_working_day(day)) --left;
    }
    return {day, working_days, provisional};
}

} // namespace zhiping
