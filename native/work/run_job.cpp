#include "native/work/run_job.hpp"

#include "native/store/jobs.hpp"
#include "native/work/lease_keeper.hpp"
#include "shared/text/utf8.hpp"

namespace zhiping::work {

namespace {

// One line of a table.
constexpr std::size_t max_result_characters = 200;

struct Attempt {
    bool has_failed;
    std::string words;
};

struct Taken {
    bool is_ours;
    store::StoredJob job;
};

Taken take(const Worker& worker, const Job& job, When when) {
    const auto now = worker.clock.now();
    const store::Claim claim{job.name, worker.owner, now, now + lease_time};
    return worker.store.write([&](store::Database& database) {
        const bool is_ours = when == When::Due ? take_due_job(database, claim) : take_job(database, claim);
        return Taken{is_ours, store::find_job(database, job.name).value_or(store::StoredJob{})};
    });
}

Attempt attempt(const Job& job, const Turn& turn) try {
    return {false, job.work(turn)};
} catch (const std::exception& problem) {
    return {true, problem.what()};
} catch (...) {
    return {true, "an unknown exception"};
}

Attempt attempt(const Worker& worker, const Job& job, const std::stop_token& stop) {
    const LeaseKeeper lease{worker, job.name, stop};
    std::size_t problems = 0;
    const auto tell_problem = [&](const std::string& problem) {
        ++problems;
        worker.tell_problem(std::string{job.name} + ": " + problem);
    };
    auto made = attempt(job, {worker.clock.now(), tell_problem, lease.job_stop()});
    if (problems > 0)
        made.words += (made.words.empty() ? "" : "; ") + std::to_string(problems) + " problems in the log";
    return made;
}

// Databases take UTF-8 only, and what a machine says of its trouble may be anything.
std::string shortened(std::string_view words) {
    std::string kept;
    for (std::size_t count = 0; count < max_result_characters && !words.empty(); ++count) {
        const auto code_point = take_code_point(words);
        if (!code_point) words.remove_prefix(1);
        append_utf8(kept, code_point.value_or(U'\uFFFD'));
    }
    return kept;
}

void tell(const Worker& worker, const Job& job, const Attempt& made) {
    const auto line = std::string{job.name} + ": " + made.words;
    if (made.has_failed)
        worker.tell_problem(line);
    else if (!made.words.empty())
        worker.tell_news(line);
}

std::optional<Instant> next_run(const Job& job, When when, const std::stop_token& stop, const store::JobEnd& end) {
    if (when == When::Now || stop.stop_requested()) return std::nullopt;
    return job.schedule.next_run(end.ended, end.failures);
}

} // namespace

Run run_job(const Worker& worker, const Job& job, When when, const std::stop_token& stop) {
    const auto [is_ours, before] = take(worker, job, when);
    if (!is_ours) return {RunEnd::NotTaken, before.lease ? before.lease->owner : ""};
    const auto made = attempt(worker, job, stop);
    tell(worker, job, made);
    store::JobEnd end{.ended = worker.clock.now(),
                      .result = shortened(made.words),
                      .failures = made.has_failed ? before.failures + 1 : 0,
                      .next_run = {}};
    end.next_run = next_run(job, when, stop, end);
    const bool had_lease = worker.store.write(
        [&](store::Database& database) { return store::end_job(database, job.name, worker.owner, end); });
    if (had_lease) return {made.has_failed ? RunEnd::Failed : RunEnd::Done, made.words};
    worker.tell_problem(std::string{job.name} + ": another process took its lease meanwhile, and records how it went");
    return {RunEnd::LostLease, made.words};
}

} // namespace zhiping::work
