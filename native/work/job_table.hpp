#pragma once

#include "native/app/current_calendar.hpp"
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
    std::optional<std::chrono::days> kept; // How long evidence is kept after it was received; nullopt for ever.
};

struct JobRow {
    std::string_view name;
    Schedule schedule;
    std::string (*work)(const JobContext&, const Turn&);
    std::string_view switch_name = {};          // The setting that switches it on; empty when it is always on.
    bool (*is_on)(const JobContext&) = nullptr; // Whether that is given.
};
std::span<const JobRow> job_table();

Job make_job(const JobRow&, const JobContext&);
std::vector<Job> make_jobs(const JobContext&); // All of them, in the order of the table.

} // namespace zhiping::work
