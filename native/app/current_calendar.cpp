#include "native/app/current_calendar.hpp"

namespace zhiping::app {

namespace {

constexpr std::int64_t max_loaded_notices = 1'000'000; // Between two revisions of those that come with the program.

// Another revision of those that come with the program counts before all that are loaded.
std::vector<cases::CalendarChange> changes_of(std::span<const store::StoredNotice> loaded) {
    const auto shipped = shipped_notices_revision * max_loaded_notices;
    std::vector<cases::CalendarChange> changes{{shipped}};
    for (const auto& stored : loaded) changes.push_back({shipped + stored.version, stored.loaded});
    return changes;
}

} // namespace

Calendar calendar_with(std::span<const store::StoredNotice> loaded) {
    auto notices = shipped_notices();
    for (const auto& stored : loaded) notices.push_back(stored.notice);
    return Calendar{notices};
}

CalendarInForce CurrentCalendar::in(store::Database& database) {
    const auto version = store::calendar_version(database);
    const std::lock_guard lock{m_mutex};
    if (m_held.days && m_version == version) return m_held;
    const auto loaded = store::list_notices(database);
    m_held = {std::make_shared<const Calendar>(calendar_with(loaded)), changes_of(loaded)};
    m_version = version;
    return m_held;
}

} // namespace zhiping::app
