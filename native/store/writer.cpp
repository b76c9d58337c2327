#include "native/store/writer.hpp"

#include <iterator>

namespace zhiping::store {

namespace {

// One commit makes at most so many wait for each other.
constexpr std::size_t largest_batch = 256;

} // namespace

Store::Writer::Writer(std::unique_ptr<Database> database)
    : m_database(std::move(database)), m_thread([this] { serve(); }) {}

Store::Writer::~Writer() {
    {
        const std::lock_guard guard{m_lock};
        m_is_stopping = true;
    }
    m_has_news.notify_one();
    m_thread.join();
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
        try {
            commit_together(batch);
            count(batch.size());
        } catch (...) {
            for (auto& task : batch) task.problem = std::current_exception();
        }
        for (auto& task : batch) {
            if (task.problem) task.answer.set_exception(task.problem);
            else task.answer.set_value();
        }
    }
}

Store::Writer::Batch Store::Writer::wait_for_batch() {
    std::unique_lock guard{m_lock};
    m_has_news.wait(guard, [this] { return m_is_stopping || !m_waiting.empty(); });
    if (m_waiting.size() <= largest_batch) return std::exchange(m_waiting, {});
    const auto end = m_waiting.begin() + largest_batch;
    Batch batch{std::make_move_iterator(m_waiting.begin()), std::make_move_iterator(end)};
    m_waiting.erase(m_waiting.begin(), end);
    return batch;
}

void Store::Writer::count(std::size_t writes) {
    const std::lock_guard guard{m_lock};
    m_counts.writes += writes;
    ++m_counts.commits;
}

// Throws when nothing of the batch could be made durable.
void Store::Writer::commit_together(Batch& batch) {
    Transaction transaction{*m_database};
    for (auto& task : batch) do_part(task);
    transaction.commit();
}

void Store::Writer::do_part(Task& task) {
    Savepoint part{*m_database};
    try {
        (*task.work)(*m_database);
        part.keep();
    } catch (...) {
        task.problem = std::current_exception();
        // A full disk may have undone the whole transaction, the work of those before included.
        if (!m_database->is_in_transaction()) throw;
        part.undo();
    }
}

} // namespace zhiping::store
