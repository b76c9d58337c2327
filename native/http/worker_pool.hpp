#pragma once

#include <condition_variable>
#include <cstddef>
#include <deque>
#include <functional>
#include <mutex>

namespace zhiping::http {

// Threads that answer requests. They come when there is more to do and leave after a while without
// work. Their stacks are small, so some hundreds that wait for slow phones cost little memory.
class WorkerPool {
public:
    explicit WorkerPool(std::size_t most_threads, std::size_t most_waiting);
    ~WorkerPool();
    WorkerPool(const WorkerPool&) = delete;
    WorkerPool& operator=(const WorkerPool&) = delete;

    // False when too many jobs wait already, no thread can be had at all, or finish() was called.
    bool add(std::function<void()> job);

    // Returns when every job was done, those that wait among them.
    void finish();

private:
    static void* run(void* pool);
    bool start_thread();
    void work();

    const std::size_t m_most_threads;
    const std::size_t m_most_waiting;

    std::mutex m_mutex;
    std::condition_variable m_job_came;
    std::condition_variable m_thread_left;
    std::deque<std::function<void()>> m_jobs;
    std::size_t m_threads = 0;
    std::size_t m_idle_threads = 0;
    bool m_is_finishing = false;
};

} // namespace zhiping::http
