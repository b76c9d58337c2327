#include "native/work/scheduler.hpp"

#include "native/store/jobs.hpp"
#include "native/work/run_job.hpp"

#include <algorithm>

namespace zhiping::work {

namespace {

constexpr std::chrono::seconds max_wait{60};
constexpr std::chrono::seconds pause_after_trouble{60};

// When this process may run it; nullopt when it does not run by itself.
std::optional<Instant> next_turn(const Worker& worker, const store::StoredJob& stored) {
    if (!stored.next_run || !stored.is_leased(worker.clock.now()) || stored.lease->owner == worker.owner)
        return stored.next_run;
    return std::max(*stored.next_run, stored.lease->until);
}

std::optional<Instant> next_turn(const Worker& worker, const Job& job) {
    if (!job.work) return std::nullopt;
    const auto stored =
        worker.store.read([&](store::Database& database) { return store::find_job(database, job.name); });
    return stored ? next_turn(worker, *stored) : std::nullopt;
}

// False when the database could not be used.
bool run_if_due(const Worker& worker, const Job& job, const std::stop_token& stop) try {
    const auto turn = next_turn(worker, job);
    if (turn && *turn <= worker.clock.now()) run_job(worker, job, When::Due, stop);
    return true;
} catch (const std::exception& problem) {
    worker.tell_problem(std::string{job.name} + ": " + problem.what());
    return false;
}

} // namespace

void schedule_jobs(const Worker& worker, std::span<const Job> jobs) {
    const auto now = worker.clock.now();
    worker.store.write([&](store::Database& database) {
        for (const auto& job : jobs) {
            if (job.work)
                store::schedule_job(database, job.name, job.schedule.first_run(now));
            else
                store::unschedule_job(database, job.name);
        }
    });
}

Instant run_due_jobs(const Worker& worker, std::span<const Job> jobs, const std::stop_token& stop) {
    bool is_usable = true;
    for (const auto& job : jobs) is_usable &= run_if_due(worker, job, stop);
    const auto now = worker.clock.now();
    if (!is_usable) return now + pause_after_trouble;
    auto next = now + max_wait;
    for (const auto& job : jobs) next = std::min(next, next_turn(worker, job).value_or(next));
    return next;
}

Scheduler::Scheduler(Worker worker, std::vector<Job> jobs)
    : m_worker(std::move(worker)), m_jobs(std::move(jobs)),
      m_thread([this](const std::stop_token& stop) { run(stop); }) {}

void Scheduler::run(const std::stop_token& stop) {
    do m_worker.clock.wait_until(run_once(stop), stop);
    while (!stop.stop_requested());
}

Instant Scheduler::run_once(const std::stop_token& stop) try {
    if (!m_is_scheduled) schedule_jobs(m_worker, m_jobs);
    m_is_scheduled = true;
    return run_due_jobs(m_worker, m_jobs, stop);
} catch (const std::exception& problem) {
    m_worker.tell_problem(std::string{"the jobs could not be read: "} + problem.what());
    return m_worker.clock.now() + pause_after_trouble;
}

} // namespace zhiping::work
