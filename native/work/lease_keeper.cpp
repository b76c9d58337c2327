#include "native/work/lease_keeper.hpp"

#include "native/store/jobs.hpp"

namespace zhiping::work {

LeaseKeeper::LeaseKeeper(const Worker& worker, std::string_view job, const std::stop_token& stop)
    : m_worker(worker), m_job(job), m_on_stop(stop, RequestStop{m_job_stop}),
      m_thread([this, taken = worker.clock.now()](const std::stop_token& is_over) { keep(taken, is_over); }) {}

void LeaseKeeper::keep(Instant renewed, const std::stop_token& is_over) {
    for (;;) {
        m_worker.clock.wait_until(renewed + lease_time / 3, is_over);
        if (is_over.stop_requested()) return;
        renewed = m_worker.clock.now();
        if (!renew(renewed)) break;
    }
    m_job_stop.request_stop();
}

// False when another has it.
bool LeaseKeeper::renew(Instant now) try {
    return m_worker.store.write([&](store::Database& database) {
        return store::renew_lease(database, {m_job, m_worker.owner, now, now + lease_time});
    });
} catch (const std::exception& problem) {
    m_worker.tell_problem(m_job + ": its lease could not be renewed: " + problem.what());
    return true;
}

} // namespace zhiping::work
