#include "native/work/list_jobs.hpp"

namespace zhiping::work {

std::vector<ListedJob> list_jobs(store::Store& store) {
    return store.read([](store::Database& database) {
        std::vector<ListedJob> listed;
        for (const auto& row : job_table()) {
            const auto stored = store::find_job(database, row.name);
            listed.push_back({row, stored.value_or(store::StoredJob{.name = std::string{row.name}})});
        }
        return listed;
    });
}

} // namespace zhiping::work
