#pragma once

#include "native/http/transport/waiting_connections.hpp"

#include <condition_variable>
#include <cstddef>
#include <functional>
#include <mutex>
#include <optional>
#include <pthread.h>

namespace zhiping::http {

// Threads that take connections with something to read and serve them. One always waits for the
// next: when it finds something, another takes its place. They leave after a while without work.
// Their stacks are small, so some hundreds that wait for slow phones cost little memory.
class Workers {
public:
    using Serve = std::function<void(std::shared_ptr<Connection>)>;

    Workers(std::size_t max_threads, WaitingConnections&, Serve);
    ~Workers();
    Workers(const Workers&) = delete;
    Workers& operator=(const Workers&) = delete;

    // Returns when nobody is served any more. Precondition: the WaitingConnections are closed.
    void finish();

private:
    static void* run(void* workers);
    bool start_thread();
    void work();
    bool may_leave(std::chrono::steady_clock::time_point last_work) const;

    const std::size_t m_max_threads;
    WaitingConnections& m_waiting;
    const Serve m_serve;

    std::mutex m_mutex;
    std::condition_variable m_thread_left;
    std::size_t m_threads = 0;
    std::size_t m_idle_threads = 0;
    bool m_is_finishing = false;
    std::optional<pthread_t>
        m_last_left; // Each leaving thread joins the one that left before it, so joining this one joins all.
};

} // namespace zhiping::http
