#include "native/store/case_clocks.hpp"

#include "native/store/stored.hpp"

namespace zhiping::store {

namespace {

ClockRow read_clock(Statement& query) {
    const CaseClock clock{.kind = next_enum(query, clock_kinds),
                          .number = query.next<int>(),
                          .counted_from = next_date(query),
                          .days = query.next<int>(),
                          .due = next_date(query),
                          .original_due = next_date(query),
                          .provisional = query.next<bool>(),
                          .met_at = query.next<std::optional<Instant>>(),
                          .ended_at = query.next<std::optional<Instant>>(),
                          .is_late = query.next<bool>(),
                          .is_reminded = query.next<bool>(),
                          .extended_by = query.next<int>()};
    return {clock, query.next<std::int64_t>(), query.next<std::optional<Instant>>()};
}

std::int64_t read_id(Statement& query) { return query.next<std::int64_t>(); }

} // namespace

void put_clock(Database& database, std::int64_t evaluation_id, const ClockRow& row) {
    const auto& clock = row.clock;
    database
        .prepare(
            "INSERT INTO case_clock (evaluation_id, kind, number, counted_from, days, due_date, original_due,"
            " provisional, calendar_version, met_at, ended_at, is_late, is_reminded, extended_by, next_look)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (evaluation_id, kind, number)"
            " DO UPDATE SET counted_from = excluded.counted_from, days = excluded.days,"
            " due_date = excluded.due_date, original_due = excluded.original_due,"
            " provisional = excluded.provisional, calendar_version = excluded.calendar_version,"
            " met_at = excluded.met_at, ended_at = excluded.ended_at, is_late = excluded.is_late,"
            " is_reminded = excluded.is_reminded, extended_by = excluded.extended_by, next_look = excluded.next_look")
        .bind(evaluation_id)
        .bind(facts_of(clock_kinds, clock.kind).id)
        .bind(clock.number)
        .bind(to_string(clock.counted_from))
        .bind(clock.days)
        .bind(to_string(clock.due))
        .bind(to_string(clock.original_due))
        .bind(clock.provisional)
        .bind(row.calendar_version)
        .bind(clock.met_at)
        .bind(clock.ended_at)
        .bind(clock.is_late)
        .bind(clock.is_reminded)
        .bind(clock.extended_by)
        .bind(row.next_look)
        .run();
}

std::vector<ClockRow> list_clocks(Database& database, std::int64_t evaluation_id) {
    return database
        .prepare("SELECT kind, number, counted_from, days, due_date, original_due, provisional, met_at, ended_at,"
                 " is_late, is_reminded, extended_by, calendar_version, next_look FROM case_clock WHERE evaluation_id "
                 "= ? ORDER BY kind, number")
        .bind(evaluation_id)
        .list(read_clock);
}

std::vector<std::int64_t> list_due_cases(Database& database, Instant now, std::int64_t most) {
    return database
        .prepare("SELECT evaluation_id FROM case_clock WHERE next_look <= ? ORDER BY next_look, evaluation_id LIMIT ?")
        .bind(now)
        .bind(most)
        .list(read_id);
}

void put_off_due_clocks(Database& database, std::int64_t evaluation_id, Instant now, Instant next) {
    database.prepare("UPDATE case_clock SET next_look = ? WHERE evaluation_id = ? AND next_look <= ?")
        .bind(next)
        .bind(evaluation_id)
        .bind(now)
        .run();
}

std::vector<std::int64_t> list_cases_of_older_calendar(Database& database, std::int64_t calendar_version,
                                                       std::int64_t after_id, std::int64_t most) {
    return database
        .prepare("SELECT DISTINCT evaluation_id FROM case_clock WHERE next_look IS NOT NULL AND calendar_version < ?"
                 " AND evaluation_id > ? ORDER BY evaluation_id LIMIT ?")
        .bind(calendar_version)
        .bind(after_id)
        .bind(most)
        .list(read_id);
}

std::optional<std::int64_t> find_oldest_calendar(Database& database, std::int64_t evaluation_id) {
    return database
        .prepare("SELECT min(calendar_version) FROM case_clock WHERE evaluation_id = ? AND next_look IS NOT NULL")
        .bind(evaluation_id)
        .value<std::optional<std::int64_t>>();
}

std::vector<CaseToOpen> list_cases_to_open(Database& database, std::int64_t most) {
    return database
        .prepare("SELECT evaluation_id, due_date, working_days, provisional FROM case_to_open ORDER BY evaluation_id"
                 " LIMIT ?")
        .bind(most)
        .list([](Statement& query) {
            return CaseToOpen{query.next<std::int64_t>(), {next_date(query), query.next<int>(), query.next<bool>()}};
        });
}

void remove_case_to_open(Database& database, std::int64_t evaluation_id) {
    database.prepare("DELETE FROM case_to_open WHERE evaluation_id = ?").bind(evaluation_id).run();
}

} // namespace zhiping::store
