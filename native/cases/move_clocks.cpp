#include "native/cases/move_clocks.hpp"

#include "native/store/case_clocks.hpp"
#include "shared/cases/timely_commands.hpp"

namespace zhiping::cases {

namespace {

bool move(store::Database& database, StoredCase& stored, const CalendarMove& due, const Means& means) {
    const auto id = stored.key.evaluation_id;
    auto then = means;
    then.calendar = due.calendar;
    then.calendar_version = due.version;
    const auto around = surroundings_of(database, stored.file, due.command, then);
    const auto event = decide(stored.file, due.command, around.view());
    if (event) keep_event(database, stored, *event, around.view(), then);
    // The reminder may come on another day even where the date stays.
    for (const auto& clock : stored.file.clocks)
        if (clock.is_running()) store::put_clock(database, id, {clock, due.version, next_look(clock, around.view())});
    return static_cast<bool>(event);
}

} // namespace

std::vector<CalendarMove> due_moves(store::Database& database, std::int64_t evaluation_id, Instant now,
                                    const Means& means) {
    const auto counted_by = store::find_oldest_calendar(database, evaluation_id);
    if (!counted_by || *counted_by >= means.calendar_version) return {};
    const auto command = [&](std::optional<Instant> loaded) {
        return CaseCommand{CaseAction::MoveClocks, {Role::Clock}, now, {.happened_at = loaded}};
    };
    std::vector<CalendarMove> moves;
    for (const auto& [version, loaded, calendar] : means.calendar_changes)
        if (version % max_loaded_notices > *counted_by % max_loaded_notices)
            moves.push_back({command(loaded), version, calendar});
    if (moves.empty()) moves.push_back({command(std::nullopt), means.calendar_version, means.calendar});
    return moves;
}

std::size_t move_clocks(store::Database& database, StoredCase& stored, Instant now, const Means& means) {
    std::size_t events = 0;
    for (const auto& due : due_moves(database, stored.key.evaluation_id, now, means))
        events += move(database, stored, due, means) ? 1 : 0;
    return events;
}

} // namespace zhiping::cases
