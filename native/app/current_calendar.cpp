#include "native/app/current_calendar.hpp"

namespace zhiping::app {

namespace {

constexpr std::int64_t max_loaded_notices = 1'000'000; // Between two revisions of those that come with the program.

} // namespace

Calendar calendar_with(std::span<const store::StoredNotice> loaded) {
    auto notices = shipped_notices();
    for (const auto& stored : loaded) notices.push_back(stored.notice);
    return Calendar{notices};
}

CalendarInForce CurrentCalendar::in(store::Database& database) {
    const auto version = shipped_notices_revision * max_loaded_notices + store::calendar_version(database);
    const std::lock_guard lock{m_mutex};
    if (m_held.days && m_held.version == version) return m_held;
    const auto loaded = store::list_notices(database);
    m_held = {.days = std::make_shared<const Calendar>(calendar_with(loaded)),
              .version = version,
              .loaded = loaded.empty() ? std::nullopt : std::optional{loaded.back().loaded}};
    return m_held;
}

} // namespace zhiping::app
