#include "native/store/copy_database.hpp"

#include "native/store/open_mark.hpp"
#include "native/store/sqlite_error.hpp"

#include <sqlite3.h>
#include <thread>

namespace zhiping::store {

namespace {

constexpr int pages_at_once = 256; // 1 MB, and then a pause: at most 200 MB a second.
constexpr std::chrono::milliseconds pause{5};

struct Finish {
    void operator()(sqlite3_backup* backup) const { sqlite3_backup_finish(backup); }
};
using Backup = std::unique_ptr<sqlite3_backup, Finish>;

std::int64_t page_bytes(Database& database) { return database.prepare("PRAGMA page_size").value<std::int64_t>(); }

void refuse_damaged(Database& database) {
    const auto problem = database.prepare("PRAGMA quick_check(1)").value<std::string>();
    if (problem != "ok") throw DatabaseError{DatabaseProblem::Damaged, "the database is damaged: " + problem};
}

// The source's log mode and mark are copied along.
void make_whole(Database& copy) {
    copy.execute("PRAGMA journal_mode = DELETE");
    clear_open_mark(copy);
}

// The read transaction keeps one snapshot: without it every commit would restart the copy.
void copy_pages(sqlite3* source, sqlite3* target, std::int64_t bytes, const CopyProgress& progress) {
    const Backup backup{sqlite3_backup_init(target, "main", source, "main")};
    if (!backup) throw sqlite_error(sqlite3_extended_errcode(target), sqlite3_errmsg(target));
    for (int code = SQLITE_OK; code != SQLITE_DONE; std::this_thread::sleep_for(pause)) {
        code = sqlite3_backup_step(backup.get(), pages_at_once);
        if (code != SQLITE_OK && code != SQLITE_DONE) throw sqlite_error(code, sqlite3_errstr(code));
        const auto all = sqlite3_backup_pagecount(backup.get()) * bytes;
        const auto left = sqlite3_backup_remaining(backup.get()) * bytes;
        progress(static_cast<std::uint64_t>(all - left), static_cast<std::uint64_t>(all));
    }
}

} // namespace

void copy_database(Database& source, const std::filesystem::path& target, const CopyProgress& progress) {
    Database copy{target, Access::WithoutLog};
    copy_pages(source.m_connection.get(), copy.m_connection.get(), page_bytes(source), progress);
    make_whole(copy);
    refuse_damaged(copy);
}

void release_from_log(const std::filesystem::path& file) {
    Database database{file, Access::WithoutLog};
    make_whole(database);
}

} // namespace zhiping::store
