#pragma once

#include "shared/calendar/day_kind.hpp"
#include "shared/calendar/holiday_notice.hpp"

#include <optional>
#include <span>

namespace zhiping {

// Which days are worked: by the State Council's notice of the year, and where none is known by weekends and the
// statutory holidays, provisionally.
class Calendar {
public:
    // Precondition: check_notice() accepts each. Of two of one year the later in the list replaces the earlier.
    explicit Calendar(std::span<const HolidayNotice>);

    DayKind kind_of(Date) const;
    bool is_working_day(Date) const;

    // Whether a notice decides about it. From 25 December on the next year's may, too: until that is known, the last
    // week of a year is not.
    bool is_known(Date) const;

    // The last year whose notice is known; none without any.
    std::optional<int> last_year() const;

    std::span<const HolidayNotice> notices() const { return m_notices; } // By year.

private:
    const HolidayNotice* find(int year) const;
    std::optional<DayKind> find_named(Date) const;

    std::vector<HolidayNotice> m_notices;
};

// With the notices that come with the program.
const Calendar& state_council_calendar();

// Whether the holidays of the year after the calendar's last should be known by now: the announcement of November
// counts as late after 15 December; until then it may not exist yet.
bool is_notice_late(const Calendar&, Date today);

// A promise counted in working days. It ends with the day, at midnight in China.
struct Deadline {
    Date day;
    int working_days;
    bool provisional; // No notice decides about a day on the way, so the date may still move.

    bool operator==(const Deadline&) const = default;
};

// The day of receipt is not counted: the deadline is the end of the `working_days`th working day
// after it.
Deadline deadline(const Calendar&, Instant received, int working_days);

} // namespace zhiping
