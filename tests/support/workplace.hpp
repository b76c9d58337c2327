#pragma once

#include "native/store/jobs.hpp"
#include "native/work/run_job.hpp"
#include "tests/support/fixed_clock.hpp"
#include "tests/support/temporary_folder.hpp"

#include <mutex>

namespace zhiping::tests {

// A store, a clock that stands still, and processes that run jobs.
struct Workplace {
    TemporaryFolder folder;
    store::Store store{folder.path() / "zhiping.db"};
    FixedClock clock;

    work::Worker worker(const std::string& owner = "web1") {
        const auto keep = [this](std::vector<std::string>& lines) {
            return [this, &lines](const std::string& line) {
                const std::lock_guard guard{m_mutex};
                lines.push_back(line);
            };
        };
        return {store, clock, owner, keep(m_news), keep(m_problems)};
    }

    store::StoredJob stored(const std::string& name = "job") {
        return store.read([&](store::Database& database) { return store::find_job(database, name).value(); });
    }

    void execute(const std::string& sql) {
        store.write([&](store::Database& database) { database.execute(sql); });
    }

    std::vector<std::string> news() { return copy_of(m_news); }
    std::vector<std::string> problems() { return copy_of(m_problems); }

private:
    std::vector<std::string> copy_of(const std::vector<std::string>& lines) {
        const std::lock_guard guard{m_mutex};
        return lines;
    }

    std::mutex m_mutex;
    std::vector<std::string> m_news;
    std::vector<std::string> m_problems;
};

} // namespace zhiping::tests
