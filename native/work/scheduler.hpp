#pragma once

#include "native/work/worker.hpp"

#include <span>
#include <thread>
#include <vector>

namespace zhiping::work {

// Says in the database which jobs a server runs from now on, and when first; those that are switched off have no next
// run. One whose time passed while no server ran is due at once. Throws DatabaseError.
void schedule_jobs(const Worker&, std::span<const Job>);

// Runs what is due, one after another, each whatever came of the others. Returns when to look again: at the next run,
// or when a lease runs out, but within a minute, because other processes may change that; after a minute when the
// database could not be used. Throws DatabaseError when it cannot be read.
Instant run_due_jobs(const Worker&, std::span<const Job>, const std::stop_token& stop = {});

// Runs jobs by time on a thread of its own, for as long as it lives. What is due when it starts gets its turn even when
// it ends at once. At the end the job that runs is asked to stop, and waited for.
class Scheduler {
public:
    Scheduler(Worker, std::vector<Job>);
    Scheduler(const Scheduler&) = delete;
    Scheduler& operator=(const Scheduler&) = delete;

private:
    void run(const std::stop_token&);
    Instant run_once(const std::stop_token&);

    const Worker m_worker;
    const std::vector<Job> m_jobs;
    bool m_is_scheduled = false;
    std::jthread m_thread; // Last: it uses everything above.
};

} // namespace zhiping::work
