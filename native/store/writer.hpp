#pragma once

#include "native/store/store.hpp"

#include <condition_variable>
#include <exception>
#include <future>
#include <mutex>
#include <span>
#include <thread>
#include <vector>

namespace zhiping::store {

// The one thread that writes, and the queue before it.
class Store::Writer {
public:
    explicit Writer(std::unique_ptr<Database>);
    ~Writer();
    Writer(const Writer&) = delete;
    Writer& operator=(const Writer&) = delete;

    void run(const std::function<void(Database&)>& work);
    std::unique_ptr<Database> stop(); // Finishes what is waiting, and gives the database back.
    WriteCounts counts();

private:
    struct Task {
        const std::function<void(Database&)>* work; // Its owner waits until `answer` is given.
        std::promise<void> answer;
        std::exception_ptr problem = {};
    };
    using Batch = std::vector<Task>;

    void serve();
    Batch wait_for_batch();       // Empty when it is time to stop.
    void commit(std::span<Task>); // Throws when it could not be made durable; then nothing is changed.
    bool commit_together(Batch&);
    void commit_one_by_one(Batch&);

    std::unique_ptr<Database> m_database;
    std::mutex m_lock;
    std::condition_variable m_has_news;
    Batch m_waiting;
    WriteCounts m_counts;
    bool m_is_stopping = false;
    std::thread m_thread; // Last: it uses everything above.
};

} // namespace zhiping::store
