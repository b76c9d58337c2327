#include "native/http/worker_pool.hpp"

#include <chrono>
#include <pthread.h>

namespace zhiping::http {

namespace {

constexpr std::size_t stack_bytes = 512 * 1024; // Reserved, not used: only touched pages count.
constexpr std::chrono::seconds patience{10};

} // namespace

WorkerPool::WorkerPool(std::size_t most_threads, std::size_t most_waiting)
    : m_most_threads(most_threads), m_most_waiting(most_waiting) {}

WorkerPool::~WorkerPool() { finish(); }

bool WorkerPool::add(std::function<void()> job) {
    const std::lock_guard guard{m_mutex};
    if (m_is_finishing || m_jobs.size() >= m_most_waiting) return false;
    if (m_jobs.size() >= m_idle_threads && m_threads < m_most_threads && !start_thread() && m_threads == 0)
        return false;
    m_jobs.push_back(std::move(job));
    m_job_came.notify_one();
    return true;
}

void WorkerPool::finish() {
    std::unique_lock lock{m_mutex};
    m_is_finishing = true;
    m_job_came.notify_all();
    m_thread_left.wait(lock, [&] { return m_threads == 0; });
}

// std::thread cannot be told the size of its stack.
bool WorkerPool::start_thread() {
    pthread_attr_t attributes;
    if (pthread_attr_init(&attributes) != 0) return false;
    pthread_attr_setstacksize(&attributes, stack_bytes);
    pthread_attr_setdetachstate(&attributes, PTHREAD_CREATE_DETACHED);
    pthread_t thread;
    const bool started = pthread_create(&thread, &attributes, run, this) == 0;
    pthread_attr_destroy(&attributes);
    if (started) ++m_threads;
    return started;
}

void* WorkerPool::run(void* pool) {
    static_cast<WorkerPool*>(pool)->work();
    return nullptr;
}

void WorkerPool::work() {
    std::unique_lock lock{m_mutex};
    for (;;) {
        ++m_idle_threads;
        m_job_came.wait_for(lock, patience, [&] { return m_is_finishing || !m_jobs.empty(); });
        --m_idle_threads;
        if (m_jobs.empty()) break;
        const auto job = std::move(m_jobs.front());
        m_jobs.pop_front();
        lock.unlock();
        job();
        lock.lock();
    }
    --m_threads;
    // Under the lock: once finish() sees the last thread gone, the pool itself may go.
    m_thread_left.notify_all();
}

} // namespace zhiping::http
