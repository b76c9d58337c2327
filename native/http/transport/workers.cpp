#include "native/http/transport/workers.hpp"

#include <cerrno>
#include <pthread.h>
#include <system_error>
#include <utility>

namespace zhiping::http {

namespace {

using Clock = std::chrono::steady_clock;

constexpr std::size_t stack_bytes = 512 * 1024; // Reserved, not used: only touched pages count.
constexpr std::chrono::seconds patience{10};

} // namespace

Workers::Workers(std::size_t max_threads, WaitingConnections& waiting, Serve serve)
    : m_max_threads(max_threads), m_waiting(waiting), m_serve(std::move(serve)) {
    const std::lock_guard guard{m_mutex};
    if (!start_thread()) throw std::system_error{EAGAIN, std::generic_category(), "starting a thread"};
}

Workers::~Workers() {
    m_waiting.close();
    finish();
}

void Workers::finish() {
    std::unique_lock lock{m_mutex};
    m_is_finishing = true;
    m_thread_left.wait(lock, [&] { return m_threads == 0; });
    const auto last = std::exchange(m_last_left, std::nullopt);
    lock.unlock();
    if (last) pthread_join(*last, nullptr);
}

// std::thread cannot be told the size of its stack. Precondition: the mutex is held.
bool Workers::start_thread() {
    pthread_attr_t attributes;
    if (pthread_attr_init(&attributes) != 0) return false;
    pthread_attr_setstacksize(&attributes, stack_bytes);
    pthread_t thread;
    const bool started = pthread_create(&thread, &attributes, run, this) == 0;
    pthread_attr_destroy(&attributes);
    if (started) {
        ++m_threads;
        ++m_idle_threads;
    }
    return started;
}

void* Workers::run(void* workers) {
    static_cast<Workers*>(workers)->work();
    return nullptr;
}

void Workers::work() {
    auto last_work = Clock::now();
    std::unique_lock lock{m_mutex};
    for (;;) {
        lock.unlock();
        auto connection = m_waiting.next();
        lock.lock();
        // When stopping as well, only once nothing is left: requests that arrived in time are answered.
        if (!connection && may_leave(last_work)) break;
        if (!connection) continue;
        --m_idle_threads;
        if (m_idle_threads == 0 && m_threads < m_max_threads) start_thread();
        lock.unlock();
        m_serve(std::move(connection));
        last_work = Clock::now();
        lock.lock();
        ++m_idle_threads;
    }
    --m_idle_threads;
    --m_threads;
    const auto before = std::exchange(m_last_left, pthread_self());
    // Under the lock: once finish() sees the last thread gone, all this may go.
    m_thread_left.notify_all();
    lock.unlock();
    if (before) pthread_join(*before, nullptr);
}

// When stopping, every thread leaves; otherwise all but one waiting thread do.
bool Workers::may_leave(Clock::time_point last_work) const {
    return m_is_finishing || (m_idle_threads > 1 && Clock::now() - last_work > patience);
}

} // namespace zhiping::http
