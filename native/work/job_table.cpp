#include "native/work/job_table.hpp"

#include "native/app/case_means.hpp"
#include "native/app/make_digests.hpp"
#include "native/app/one_time_codes.hpp"
#include "native/app/retention.hpp"
#include "native/app/send_notices.hpp"
#include "native/app/sweep_uploads.hpp"
#include "native/cases/run_clocks.hpp"
#include "native/work/worker.hpp"

namespace zhiping::work {

namespace {

using namespace std::chrono_literals;

std::string sweep(const JobContext& desk, const Turn& turn) {
    app::sweep_persons(desk.store, turn.now);
    const auto count = app::sweep_uploads(desk.store, desk.vault, turn.now, turn.tell_problem, turn.stop);
    return count == 0 ? std::string{} : "swept away " + std::to_string(count) + " expired uploads";
}

std::string erase_what_is_over(const JobContext& desk, const Turn& turn) {
    const auto [evaluations, persons, pieces] =
        app::erase_what_is_over(desk.store, desk.vault, turn.now, turn.tell_problem, turn.stop);
    if (evaluations + persons + pieces == 0) return {};
    return "erased the words of " + std::to_string(evaluations) + " evaluations, " + std::to_string(persons) +
           " persons and " + std::to_string(pieces) + " photos and videos";
}

std::string run_case_clocks(const JobContext& desk, const Turn& turn) {
    const auto means = app::case_means(desk.calendar, desk.random);
    const auto [events, moved] = cases::run_clocks(desk.store, means, turn.now, turn.tell_problem, turn.stop);
    std::string words;
    if (events > 0) words = "did what was due in " + std::to_string(events) + " places";
    if (moved > 0) words += (words.empty() ? "" : ", ") + std::string{"moved "} + std::to_string(moved) + " clocks";
    return words;
}

std::string make_digests(const JobContext& desk, const Turn& turn) {
    const auto count = app::make_digests(desk.store, desk.calendar, desk.random, turn.now, turn.stop);
    return count == 0 ? std::string{} : "told " + std::to_string(count) + " of staff what waits";
}

std::string send_notices(const JobContext& desk, const Turn& turn) {
    if (!desk.notices) return {};
    return to_words(app::send_due_notices(*desk.notices, new_owner(desk.random), turn.tell_problem, turn.stop));
}

constexpr JobRow rows[] = {
    {"clocks", {.at_start = true, .every = 5min}, run_case_clocks},
    {"sweeping", {.at_start = true, .every = 10min}, sweep},
    {"retention", {.at_start = true, .daily_at = 0h + 5min}, erase_what_is_over},
    {"notices", {.at_start = true, .every = 1min}, send_notices},
    {"digest", {.daily_at = 8h + 30min}, make_digests},
};

} // namespace

std::span<const JobRow> job_table() { return rows; }

Job make_job(const JobRow& row, const JobContext& desk) {
    return {row.name, row.schedule, [&row, desk](const Turn& turn) { return row.work(desk, turn); }};
}

std::vector<Job> make_jobs(const JobContext& desk) {
    std::vector<Job> jobs;
    for (const auto& row : rows) jobs.push_back(make_job(row, desk));
    return jobs;
}

} // namespace zhiping::work
