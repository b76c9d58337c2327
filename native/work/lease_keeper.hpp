#pragma once

#include "native/work/worker.hpp"

#include <thread>

namespace zhiping::work {

// A killed process keeps others from its jobs for so long.
inline constexpr std::chrono::seconds lease_time{60};

// Renews the lease of a job while it runs, however long that is. What cannot be renewed (a disk that is full) is told
// and tried again; once another process has the lease, the job is asked to stop.
class LeaseKeeper {
public:
    // Precondition: the worker has just taken the lease. Stops the job when `stop` is requested, too.
    LeaseKeeper(const Worker&, std::string_view job, const std::stop_token& stop);
    LeaseKeeper(const LeaseKeeper&) = delete;
    LeaseKeeper& operator=(const LeaseKeeper&) = delete;

    std::stop_token job_stop() const { return m_job_stop.get_token(); }

private:
    struct RequestStop {
        std::stop_source source;
        void operator()() { source.request_stop(); }
    };

    void keep(Instant renewed, const std::stop_token& is_over);
    bool renew(Instant now);

    const Worker& m_worker;
    const std::string m_job;
    std::stop_source m_job_stop;
    std::stop_callback<RequestStop> m_on_stop;
    std::jthread m_thread; // Last: it uses everything above.
};

} // namespace zhiping::work
