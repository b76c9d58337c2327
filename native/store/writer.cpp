#include "native/store/writer.hpp"

#include <iterator>

namespace zhiping::store {

namespace {

// At most this many requests share a commit.
constexpr std::size_t max_batch_size = 256;

} // namespace

Store::Writer::Writer(std::unique_ptr<Database> database)
    : m_database(std::move(database)), m_thread([this] { serve(); }) {}

Store::Writer::~Writer() {
    if (m_thread.joinable()) stop();
}

std::unique_ptr<Database> Store::Writer::stop() {
    {
        const std::lock_guard guard{m_lock};
        m_is_stopping = true;
    }
    m_has_news.notify_one();
    m_thread.join();
    return std::move(m_database);
}

void Store::Writer::run(const std::function<void(Database&)>& work) {
    Task task{.work = &work, .answer = {}};
    auto answer = task.answer.get_future();
    {
        const std::lock_guard guard{m_lock};
        m_waiting.push_back(std::move(task));
    }
    m_has_news.notify_one();
    answer.get();
}

WriteCounts Store::Writer::counts() {
    const std::lock_guard guard{m_lock};
    return m_counts;
}

void Store::Writer::serve() {
    for (auto batch = wait_for_batch(); !batch.empty(); batch = wait_for_batch()) {
        if (batch.size() == 1 || !commit_together(batch)) commit_one_by_one(batch);
        for (auto& task : batch) {
            if (task.problem)
                task.answer.set_exception(task.problem);
            else
                task.answer.set_value();
        }
    }
}

Store::Writer::Batch Store::Writer::wait_for_batch() {
    std::unique_lock guard{m_lock};
    m_has_news.wait(guard, [this] { return m_is_stopping || !m_waiting.empty(); });
    if (m_waiting.size() <= max_batch_size) return std::exchange(m_waiting, {});
    const auto end = m_waiting.begin() + max_batch_size;
    Batch batch{std::make_move_iterator(m_waiting.begin()), std::make_move_iterator(end)};
    m_waiting.erase(m_waiting.begin(), end);
    return batch;
}

void Store::Writer::commit(std::span<Task> tasks) {
    Transaction transaction{*m_database};
    for (auto& task : tasks) (*task.work)(*m_database);
    transaction.commit();
    const std::lock_guard guard{m_lock};
    m_counts.writes += tasks.size();
    ++m_counts.commits;
}

// Whether there is nothing left to do: all are committed, or each has the same problem. When one cannot begin because
// another program holds the file, each of the others would wait as long again.
bool Store::Writer::commit_together(Batch& batch) {
    try {
        commit(batch);
        return true;
    } catch (const DatabaseError& problem) {
        if (!problem.is_lock_held()) return false;
        for (auto& task : batch) task.problem = std::current_exception();
        return true;
    } catch (...) {
        return false;
    }
}

// Something in the batch throws, or the disk is full: each that can be stored is stored, and each other gets its own
// error.
void Store::Writer::commit_one_by_one(Batch& batch) {
    std::exception_ptr locked_out;
    for (auto& task : batch) try {
            if (locked_out) std::rethrow_exception(locked_out);
            commit({&task, 1});
        } catch (const DatabaseError& problem) {
            task.problem = std::current_exception();
            if (problem.is_lock_held()) locked_out = task.problem;
        } catch (...) {
            task.problem = std::current_exception();
        }
}

} // namespace zhiping::store
