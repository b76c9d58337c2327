#include "native/store/jobs.hpp"

namespace zhiping::store {

namespace {

// The clocks of two servers may differ: who finds a lease that holds no more takes it, and only then does anything.
constexpr std::string_view take =
    "UPDATE job SET lease_owner = ?, lease_until = ?, began_at = ?"
    " WHERE name = ? AND (lease_until IS NULL OR lease_until <= ? OR lease_until > ? OR lease_owner = ?)";

StoredJob read_job(Statement& row) {
    return {.name = row.next<std::string>(),
            .next_run = row.next<std::optional<Instant>>(),
            .began = row.next<std::optional<Instant>>(),
            .ended = row.next<std::optional<Instant>>(),
            .result = row.next<std::string>(),
            .failures = row.next<std::int64_t>(),
            .lease = row.next_optional([&] {
                return Lease{row.next<std::string>(), row.next<Instant>()};
            })};
}

Statement prepare_take(Database& database, const std::string& sql, const Claim& claim) {
    auto statement = database.prepare(sql);
    statement.bind(claim.owner).bind(claim.until).bind(claim.now);
    statement.bind(claim.job).bind(claim.now).bind(claim.now + max_lease_time).bind(claim.owner);
    return statement;
}

} // namespace

std::optional<StoredJob> find_job(Database& database, std::string_view name) {
    return database
        .prepare("SELECT name, next_run, began_at, ended_at, result, failures, lease_owner, lease_until FROM job"
                 " WHERE name = ?")
        .bind(name)
        .find(read_job);
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
    return prepare_take(database, std::string{take}, claim).run() > 0;
}

bool take_due_job(Database& database, const Claim& claim) {
    return prepare_take(database, std::string{take} + " AND next_run <= ?", claim).bind(claim.now).run() > 0;
}

bool renew_lease(Database& database, const Claim& claim) {
    return database.prepare("UPDATE job SET lease_until = ? WHERE name = ? AND lease_owner = ?")
               .bind(claim.until)
               .bind(claim.job)
               .bind(claim.owner)
               .run() > 0;
}

bool end_job(Database& database, std::string_view job, std::string_view owner, const JobEnd& end) {
    return database
               .prepare("UPDATE job SET ended_at = ?, result = ?, failures = ?, next_run = coalesce(?, next_run),"
                        " lease_owner = NULL, lease_until = NULL WHERE name = ? AND lease_owner = ?")
               .bind(end.ended)
               .bind(end.result)
               .bind(end.failures)
               .bind(end.next_run)
               .bind(job)
               .bind(owner)
               .run() > 0;
}

} // namespace zhiping::store
