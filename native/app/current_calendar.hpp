#pragma once

#include "native/cases/stored_case.hpp"
#include "native/store/holidays.hpp"
#include "native/store/store.hpp"
#include "shared/calendar/calendar.hpp"

#include <cstdint>
#include <memory>
#include <mutex>
#include <span>
#include <vector>

namespace zhiping::app {

// The notices that come with the program, each replaced by the newest of its year that was loaded: what an operator
// loaded is stronger, because that is how a notice is amended.
Calendar calendar_with(std::span<const store::StoredHolidayNotice> loaded);

struct CalendarInForce {
    std::shared_ptr<const Calendar> days;
    std::int64_t version; // Greater when a notice was loaded, and when the program came with another.
    std::vector<cases::CalendarChange> changes; // That led to it, the oldest first.
};

// The calendar in force, of one store. What another process loads is in the first answer after it. Safe to use from any
// thread.
class CurrentCalendar {
public:
    // As the transaction sees it. Not for the transaction that loads a notice: when that is undone, the next notice
    // gets its version.
    CalendarInForce in(store::Database&);

private:
    std::mutex m_mutex;
    CalendarInForce m_held{nullptr, 0, {}};
    std::int64_t m_version = 0; // Of the store, for what is held.
};

} // namespace zhiping::app
