#include "native/app/current_calendar.hpp"

namespace zhiping::app {

namespace {

// The calendar after each that was loaded.
CalendarInForce made_of(std::span<const store::StoredHolidayNotice> loaded) {
    const auto shipped = shipped_notices_revision * cases::max_loaded_notices;
    CalendarInForce made{std::make_shared<const Calendar>(calendar_with({})), shipped, {}};
    for (std::size_t count = 1; count <= loaded.size(); ++count) {
        const auto& newest = loaded[count - 1];
        made.days = std::make_shared<const Calendar>(calendar_with(loaded.first(count)));
        made.version = shipped + newest.version;
        made.changes.push_back({made.version, newest.loaded, made.days});
    }
    return made;
}

} // namespace

Calendar calendar_with(std::span<const store::StoredHolidayNotice> loaded) {
    auto notices = shipped_notices();
    for (const auto& stored : loaded) notices.push_back(stored.notice);
    return Calendar{notices};
}

CalendarInForce CurrentCalendar::in(store::Database& database) {
    const auto version = store::calendar_version(database);
    const std::lock_guard lock{m_mutex};
    if (m_held.days && m_version == version) return m_held;
    m_held = made_of(store::list_holiday_notices(database));
    m_version = version;
    return m_held;
}

} // namespace zhiping::app
