#pragma once

#include "native/store/database.hpp"
#include "native/store/open_mark.hpp"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <type_traits>

namespace zhiping::store {

// Since the file was opened. Their quotient is how many shared a sync.
struct WriteCounts {
    std::uint64_t writes = 0;
    std::uint64_t commits = 0;
};

// One SQLite file: one connection that writes, on its own thread, and as many that only read as
// are needed. Safe to use from any thread.
class Store {
public:
    // Opens or creates the file and brings its schema up to date. Throws DatabaseError with a message for the operator
    // when the folder cannot be written, the file is newer than this program, or its log is missing (open_mark.hpp).
    explicit Store(const std::filesystem::path& file);
    ~Store(); // Finishes what is waiting, then closes the file cleanly.
    Store(const Store&) = delete;
    Store& operator=(const Store&) = delete;

    // Runs `work(Database&)` on the writer's thread and returns what it returned once that is
    // durable. Requests that wait at the same time share one transaction and one sync. When one of
    // them throws, or the commit fails, all of it is undone and each is run again in a transaction of
    // its own, so `work` may run twice; what its own transaction throws comes out here.
    template <typename Work> auto write(Work&& work) {
        using Answer = std::invoke_result_t<Work, Database&>;
        if constexpr (std::is_void_v<Answer>) {
            run_on_writer([&](Database& database) { work(database); });
        } else {
            std::optional<Answer> answer;
            run_on_writer([&](Database& database) { answer.emplace(work(database)); });
            return std::move(*answer);
        }
    }

    // Runs `work(Database&)` on a read-only connection, inside one read transaction.
    template <typename Work> auto read(Work&& work) {
        const auto reader = borrow_reader();
        const ReadTransaction transaction{*reader};
        return work(*reader);
    }

    WriteCounts write_counts() const;

private:
    class Writer;
    class Readers;
    struct GiveBack {
        Readers* readers;
        void operator()(Database*) const;
    };

    void run_on_writer(const std::function<void(Database&)>& work);
    std::unique_ptr<Database, GiveBack> borrow_reader();

    OpenMark m_mark;
    std::unique_ptr<Readers> m_readers;
    std::unique_ptr<Writer> m_writer;
};

} // namespace zhiping::store
