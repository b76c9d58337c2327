#include "native/cases/move_clocks.hpp"

#include "native/store/case_clocks.hpp"
#include "shared/cases/timely_commands.hpp"

#include <algorithm>

namespace zhiping::cases {

std::optional<CaseCommand> moving_command(store::Database& database, std::int64_t evaluation_id, Instant now,
                                          const Means& means) {
    const auto counted_by = store::find_oldest_calendar(database, evaluation_id);
    const auto& changes = means.calendar_changes;
    const auto since = std::find_if(changes.begin(), changes.end(),
                                    [&](const CalendarChange& each) { return each.version > counted_by; });
    if (!counted_by || since == changes.end()) return std::nullopt;
    return CaseCommand{CaseAction::MoveClocks, {Role::Clock}, now, {.happened_at = since->loaded}};
}

bool move_clocks(store::Database& database, StoredCase& stored, Instant now, const Means& means) {
    const auto id = stored.key.evaluation_id;
    const auto move = moving_command(database, id, now, means);
    if (!move) return false;
    const auto around = surroundings_of(database, stored.file, *move, means);
    const auto event = decide(stored.file, *move, around.view());
    if (event) keep_event(database, stored, *event, around.view(), means);
    // The reminder may come on another day even where the date stays.
    for (const auto& clock : stored.file.clocks)
        if (clock.is_running())
            store::put_clock(database, id, {clock, means.calendar_version(), next_look(clock, around.view())});
    return static_cast<bool>(event);
}

} // namespace zhiping::cases
