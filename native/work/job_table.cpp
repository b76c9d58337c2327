#include "native/work/job_table.hpp"

#include "native/app/case_means.hpp"
#include "native/app/remove_evidence.hpp"
#include "native/app/sweep_uploads.hpp"
#include "native/cases/run_clocks.hpp"

namespace zhiping::work {

namespace {

using namespace std::chrono_literals;

std::string sweep(const JobContext& desk, const Turn& turn) {
    const auto count = app::sweep_uploads(desk.store, desk.vault, turn.now, turn.tell_problem, turn.stop);
    return count == 0 ? std::string{} : "swept away " + std::to_string(count) + " expired uploads";
}

// Whole days: what was received on the last day that is kept stays until that day is over, in China.
std::string remove_old_evidence(const JobContext& desk, const Turn& turn) {
    const auto first_kept = Instant{china_date(turn.now) - *desk.kept} - china_offset;
    const auto count =
        app::remove_evidence_before(desk.store, desk.vault, first_kept, turn.now, turn.tell_problem, turn.stop);
    if (count == 0) return {};
    return "removed " + std::to_string(count) + " photos and videos whose retention is over";
}

std::string run_case_clocks(const JobContext& desk, const Turn& turn) {
    const auto means = app::case_means(desk.calendar, desk.random);
    const auto [events, moved] = cases::run_clocks(desk.store, means, turn.now, turn.tell_problem, turn.stop);
    std::string words;
    if (events > 0) words = "did what was due in " + std::to_string(events) + " places";
    if (moved > 0) words += (words.empty() ? "" : ", ") + std::string{"moved "} + std::to_string(moved) + " clocks";
    return words;
}

constexpr JobRow rows[] = {
    {"clocks", {.at_start = true, .every = 5min}, run_case_clocks},
    {"sweeping", {.at_start = true, .every = 10min}, sweep},
    {"retention",
     {.at_start = true, .daily_at = 0h + 5min},
     remove_old_evidence,
     "--keep-evidence",
     [](const JobContext& desk) { return desk.kept.has_value(); }},
};

} // namespace

std::span<const JobRow> job_table() { return rows; }

Job make_job(const JobRow& row, const JobContext& desk) {
    if (row.is_on && !row.is_on(desk)) return {row.name, row.schedule, {}};
    return {row.name, row.schedule, [&row, desk](const Turn& turn) { return row.work(desk, turn); }};
}

std::vector<Job> make_jobs(const JobContext& desk) {
    std::vector<Job> jobs;
    for (const auto& row : rows) jobs.push_back(make_job(row, desk));
    return jobs;
}

} // namespace zhiping::work
