#pragma once

#include "native/store/database.hpp"

#include <optional>
#include <string>
#include <string_view>

// What every process knows of a job (native/work/job.hpp).
namespace zhiping::store {

// A lease that ends later was left by a clock that was far ahead, and holds nobody off.
inline constexpr std::chrono::minutes max_lease_time{60};

// Who alone may run a job, up to a moment and not in it.
struct Lease {
    std::string owner;
    Instant until;

    bool holds(Instant now) const { return until > now && until <= now + max_lease_time; }
};

struct StoredJob {
    std::string name;
    std::optional<Instant> next_run = {}; // None while no server runs it by itself.
    std::optional<Instant> began = {};    // The last run; later than `ended` while it runs, and when it never ended.
    std::optional<Instant> ended = {};
    std::string result = {};   // Of the last run that ended, in words; empty before there was one.
    std::int64_t failures = 0; // In a row, up to the last run.
    std::optional<Lease> lease = {};

    bool is_leased(Instant now) const { return lease && lease->holds(now); }
};
std::optional<StoredJob> find_job(Database&, std::string_view name);

// It runs at that moment, or before when it was to run before.
void schedule_job(Database&, std::string_view name, Instant next_run);
void unschedule_job(Database&, std::string_view name);

// One process that wants to run a job, or runs it.
struct Claim {
    std::string_view job;
    std::string_view owner;
    Instant now;
    Instant until;
};

// Takes the lease, and says that a run began now. False when another has it; take_due_job() also when the job is not
// due.
bool take_job(Database&, const Claim&);
bool take_due_job(Database&, const Claim&);

// False when another has taken it.
bool renew_lease(Database&, const Claim&);

struct JobEnd {
    Instant ended;
    std::string result;
    std::int64_t failures;
    std::optional<Instant> next_run; // None: as it was.
};

// Gives the lease back. False when another has taken it: then nothing changes.
bool end_job(Database&, std::string_view job, std::string_view owner, const JobEnd&);

} // namespace zhiping::store
