#include "native/app/current_calendar.hpp"

namespace zhiping::app {

Calendar calendar_with(std::span<const store::StoredNotice> loaded) {
    auto notices = shipped_notices();
    for (const auto& stored : loaded) notices.push_back(stored.notice);
    return Calendar{notices};
}

CalendarInForce CurrentCalendar::in(store::Database& database) {
    const auto version = store::calendar_version(database);
    const std::lock_guard lock{m_mutex};
    if (!m_held.days || m_held.version != version)
        m_held = {std::make_shared<const Calendar>(calendar_with(store::list_notices(database))), version};
    return m_held;
}

} // namespace zhiping::app
