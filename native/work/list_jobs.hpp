#pragma once

#include "native/store/jobs.hpp"
#include "native/store/store.hpp"
#include "native/work/job_table.hpp"

namespace zhiping::work {

struct ListedJob {
    const JobRow& row;
    store::StoredJob stored; // Nothing but its name when no process has run it yet.
};

// All jobs of the table, in its order.
std::vector<ListedJob> list_jobs(store::Store&);

} // namespace zhiping::work
