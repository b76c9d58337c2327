#include "native/cases/run_clocks.hpp"

#include "native/cases/move_clocks.hpp"
#include "native/store/case_clocks.hpp"
#include "shared/cases/timely_commands.hpp"

namespace zhiping::cases {

namespace {

constexpr std::int64_t max_cases_at_once = 100;
constexpr std::chrono::hours pause_after_trouble{1};

// Of one case, inside of a transaction.
class Visit {
public:
    Visit(store::Database& database, const FindMeans& find_means, Instant now, const TellProblem& tell_problem)
        : m_database(database), m_means(find_means(database)), m_now(now), m_tell_problem(tell_problem) {}

    std::size_t do_due(std::int64_t evaluation_id) {
        std::size_t events = 0;
        if (auto stored = find(evaluation_id)) {
            events += move(*stored); // A notice may have been loaded since all were moved.
            for (const auto& command : timely_commands(stored->file, m_now)) events += did(*stored, command) ? 1 : 0;
        }
        store::put_off_due_clocks(m_database, evaluation_id, m_now, m_now + pause_after_trouble);
        return events;
    }

    std::size_t move(std::int64_t evaluation_id) {
        auto stored = find(evaluation_id);
        return stored ? move(*stored) : 0;
    }

private:
    std::size_t move(StoredCase& stored) { return move_clocks(m_database, stored, m_now, m_means); }

    bool did(StoredCase& stored, const CaseCommand& command) {
        const auto around = surroundings_of(m_database, stored.file, command, m_means);
        const auto event = decide(stored.file, command, around.view());
        if (!event) return false;
        keep_event(m_database, stored, *event, around.view(), m_means);
        return true;
    }

    std::optional<StoredCase> find(std::int64_t evaluation_id) try {
        return find_case(m_database, evaluation_id);
    } catch (const store::DatabaseError& problem) {
        if (problem.kind() != store::DatabaseProblem::Damaged) throw;
        m_tell_problem("case of evaluation " + std::to_string(evaluation_id) + ": " + problem.what());
        return std::nullopt;
    }

    store::Database& m_database;
    Means m_means;
    Instant m_now;
    const TellProblem& m_tell_problem;
};

struct Done {
    std::int64_t last; // 0: there was none.
    std::size_t count;
};

// `list` is given the case after which to go on. A transaction may be run twice, so it tells at its end what it did.
template <typename List, typename Handle>
std::size_t in_batches(store::Store& store, const std::stop_token& stop, const List& list, const Handle& handle) {
    std::size_t count = 0;
    for (std::int64_t last = 0; !stop.stop_requested();) {
        const auto done = store.write([&](store::Database& database) {
            Done batch{0, 0};
            for (const auto id : list(database, last)) {
                batch.last = id;
                batch.count += handle(database, id);
            }
            return batch;
        });
        if (done.last == 0) break;
        last = done.last;
        count += done.count;
    }
    return count;
}

} // namespace

ClockRun run_clocks(store::Store& store, const FindMeans& find_means, Instant now, const TellProblem& tell_problem,
                    const std::stop_token& stop) {
    // One that cannot be read stays on this list: so the next are those after the last.
    const auto list_older = [&](store::Database& database, std::int64_t last) {
        return store::list_cases_of_older_calendar(database, find_means(database).calendar_version, last,
                                                   max_cases_at_once);
    };
    const auto move = [&](store::Database& database, std::int64_t id) {
        return Visit{database, find_means, now, tell_problem}.move(id);
    };
    const auto list_due = [&](store::Database& database, std::int64_t) {
        return store::list_due_cases(database, now, max_cases_at_once);
    };
    const auto do_due = [&](store::Database& database, std::int64_t id) {
        return Visit{database, find_means, now, tell_problem}.do_due(id);
    };
    ClockRun run;
    run.moved = in_batches(store, stop, list_older, move);
    run.events = in_batches(store, stop, list_due, do_due);
    return run;
}

} // namespace zhiping::cases
