#include "native/store/jobs.hpp"

namespace zhiping::store {

namespace {

// The clocks of two servers may differ: who finds a lease that ran out takes it, and only then does anything.
constexpr std::string_view take = "UPDATE job SET lease_owner = ?, lease_until = ?, began_at = ?"
                                  " WHERE name = ? AND (lease_until IS NULL OR lease_until <= ? OR lease_owner = ?)";

std::optional<Instant> optional_instant(const Statement& row, int column) {
    if (row.is_null(column)) return std::nullopt;
    return row.instant(column);
}

std::optional<Lease> read_lease(const Statement& row) {
    if (row.is_null(6)) return std::nullopt;
    return Lease{row.text(6), row.instant(7)};
}

StoredJob read_job(const Statement& row) {
    return {.name = row.text(0),
            .next_run = optional_instant(row, 1),
            .began = optional_instant(row, 2),
            .ended = optional_instant(row, 3),
            .result = row.text(4),
            .failures = row.integer(5),
            .lease = read_lease(row)};
}

Statement prepare_take(Database& database, const std::string& sql, const Claim& claim) {
    auto statement = database.prepare(sql);
    statement.bind(claim.owner).bind(claim.until).bind(claim.now);
    statement.bind(claim.job).bind(claim.now).bind(claim.owner);
    return statement;
}

} // namespace

std::optional<StoredJob> find_job(Database& database, std::string_view name) {
    auto query = database.prepare("SELECT name, next_run, began_at, ended_at, result, failures, lease_owner,"
                                  " lease_until FROM job WHERE name = ?");
    query.bind(name);
    if (!query.step()) return std::nullopt;
    return read_job(query);
}

void schedule_job(Database& database, std::string_view name, Instant next_run) {
    database
        .prepare("INSERT INTO job (name, next_run, result, failures) VALUES (?, ?, '', 0)"
                 " ON CONFLICT (name) DO UPDATE SET next_run = excluded.next_run"
                 " WHERE job.next_run IS NULL OR job.next_run > excluded.next_run")
        .bind(name)
        .bind(next_run)
        .run();
}

void unschedule_job(Database& database, std::string_view name) {
    database.prepare("UPDATE job SET next_run = NULL WHERE name = ?").bind(name).run();
}

bool take_job(Database& database, const Claim& claim) {
    database.prepare("INSERT INTO job (name, result, failures) VALUES (?, '', 0) ON CONFLICT (name) DO NOTHING")
        .bind(claim.job)
        .run();
    prepare_take(database, std::string{take}, claim).run();
    return database.changed_rows() > 0;
}

bool take_due_job(Database& database, const Claim& claim) {
    prepare_take(database, std::string{take} + " AND next_run <= ?", claim).bind(claim.now).run();
    return database.changed_rows() > 0;
}

bool renew_lease(Database& database, const Claim& claim) {
    database.prepare("UPDATE job SET lease_until = ? WHERE name = ? AND lease_owner = ?")
        .bind(claim.until)
        .bind(claim.job)
        .bind(claim.owner)
        .run();
    return database.changed_rows() > 0;
}

bool end_job(Database& database, std::string_view job, std::string_view owner, const JobEnd& end) {
    database
        .prepare("UPDATE job SET ended_at = ?, result = ?, failures = ?, next_run = coalesce(?, next_run),"
                 " lease_owner = NULL, lease_until = NULL WHERE name = ? AND lease_owner = ?")
        .bind(end.ended)
        .bind(end.result)
        .bind(end.failures)
        .bind(end.next_run)
        .bind(job)
        .bind(owner)
        .run();
    return database.changed_rows() > 0;
}

} // namespace zhiping::store
