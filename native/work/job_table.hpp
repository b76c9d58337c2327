#pragma once

#include "native/app/current_calendar.hpp"
#include "native/app/notice_means.hpp"
#include "native/evidence/vault.hpp"
#include "native/outside/random.hpp"
#include "native/store/store.hpp"
#include "native/work/job.hpp"

#include <span>
#include <vector>

// Which jobs there are. Adding one is a function and a line of the table in job_table.cpp.
namespace zhiping::work {

// What the jobs work on.
struct JobContext {
    store::Store& store;
    evidence::Vault& vault;
    app::CurrentCalendar& calendar;
    outside::Random& random;
    const app::NoticeMeans* notices = nullptr; // Null: others send them (notice_loop.hpp).
};

struct JobRow {
    std::string_view name;
    Schedule schedule;
    std::string (*work)(const JobContext&, const Turn&);
};
std::span<const JobRow> job_table();

Job make_job(const JobRow&, const JobContext&);
std::vector<Job> make_jobs(const JobContext&); // All of them, in the order of the table.

} // namespace zhiping::work
