#pragma once

#include "native/store/database.hpp"
#include "shared/calendar/holiday_notice.hpp"

// The notices of holidays that an operator loaded. One is never changed or removed: an amended notice of a year is
// stored after it, and counts instead.
namespace zhiping::store {

struct StoredHolidayNotice {
    HolidayNotice notice;
    Instant loaded;
    std::int64_t version = 0; // Of the calendar with it, as the store gives it.

    bool operator==(const StoredHolidayNotice&) const = default;
};

// Precondition: check_notice() accepts it, and its source is not empty.
void insert_holiday_notice(Database&, const StoredHolidayNotice&);

// All, in the order in which they were stored: of two of one year the later counts. There are a few each year.
std::vector<StoredHolidayNotice> list_holiday_notices(Database&);

// Another one after each notice that was stored, and greater; 0 before there is any.
std::int64_t calendar_version(Database&);

} // namespace zhiping::store
