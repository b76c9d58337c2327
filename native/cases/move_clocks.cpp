#include "native/cases/move_clocks.hpp"

#include "native/store/case_clocks.hpp"
#include "shared/cases/timely_commands.hpp"

namespace zhiping::cases {

bool move_clocks(store::Database& database, StoredCase& stored, Instant now, const Means& means) {
    const auto id = stored.key.evaluation_id;
    if (!store::has_older_calendar(database, id, means.calendar_version)) return false;
    const CaseCommand move{CaseAction::MoveClocks, {Role::Clock}, now, {.happened_at = means.calendar_loaded}};
    const auto around = surroundings_of(database, stored.file, move, means);
    const auto event = decide(stored.file, move, around.view());
    if (event) keep_event(database, stored, *event, around.view(), means);
    // The reminder may come on another day even where the date stays.
    for (const auto& clock : stored.file.clocks)
        if (clock.is_running())
            store::put_clock(database, id, {clock, means.calendar_version, next_look(clock, around.view())});
    return static_cast<bool>(event);
}

} // namespace zhiping::cases
