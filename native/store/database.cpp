#include "native/store/database.hpp"

#include "native/store/open_query.hpp"
#include "native/store/sqlite_error.hpp"

#include <fcntl.h>
#include <sqlite3.h>
#include <thread>
#include <unistd.h>

namespace zhiping::store {

namespace {

using Connection = std::unique_ptr<sqlite3, decltype(&sqlite3_close_v2)>;

// SQLite would let everyone on this machine read a file that it makes; its log gets the rights of
// the file. Where nothing can be made, SQLite says why.
void create_private(const std::filesystem::path& file) {
    const int created = ::open(file.c_str(), O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, S_IRUSR | S_IWUSR);
    if (created >= 0) ::close(created);
}

sqlite3* open(const std::filesystem::path& file, Access access) {
    if (access != Access::ReadOnly) create_private(file);
    sqlite3* connection = nullptr;
    const int flags = SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE |
                      (access == Access::ReadOnly ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE);
    const int code = sqlite3_open_v2(file.c_str(), &connection, flags, nullptr);
    if (code == SQLITE_OK) return connection;
    const Connection closed_at_the_end{connection, sqlite3_close_v2};
    throw sqlite_error(code, "cannot open " + file.string() + ": " + sqlite3_errmsg(connection));
}

// Runs what must not throw because it already cleans up after a failure.
void try_to_run(Database& database, std::string_view sql) {
    try {
        database.prepare(sql).run();
    } catch (const DatabaseError&) {
        // After some failures SQLite has rolled back by itself, and there is nothing left to undo.
    }
}

} // namespace

void Database::Close::operator()(sqlite3* connection) const { sqlite3_close_v2(connection); }

Database::Database(const std::filesystem::path& file, Access access) : m_connection(open(file, access)) {
    // The wait must be set first: turning on WAL may itself meet a locked file.
    execute("PRAGMA busy_timeout = 5000; PRAGMA foreign_keys = ON; PRAGMA trusted_schema = OFF");
    if (access == Access::ReadOnly) execute("PRAGMA query_only = ON");
    if (access == Access::ReadWrite) prepare_for_writing(file);
    if (access == Access::WithoutLog) execute("PRAGMA synchronous = FULL");
}

void Database::prepare_for_writing(const std::filesystem::path& file) {
    // SQLite opens a file that it may not write without a word, and fails at the first write.
    if (sqlite3_db_readonly(m_connection.get(), "main") == 1)
        throw DatabaseError{DatabaseProblem::Disk, "cannot write " + file.string()};
    keep_log_at_close(true);
    try {
        turn_on_wal();
        execute("PRAGMA synchronous = FULL; PRAGMA secure_delete = ON;"
                " PRAGMA wal_autocheckpoint = 8000"); // 32 MB: a page that many commits touch is copied back once.
    } catch (const DatabaseError& problem) {
        throw DatabaseError{problem.kind(), "cannot use " + file.string() + ": " + problem.what()};
    }
}

// Two programs that turn it on at once would deadlock, so SQLite returns busy at once.
void Database::turn_on_wal() {
    const auto until = std::chrono::steady_clock::now() + std::chrono::seconds{5};
    for (;;) try {
            return execute("PRAGMA journal_mode = WAL");
        } catch (const DatabaseError& problem) {
            if (!problem.is_lock_held() || std::chrono::steady_clock::now() >= until) throw;
            std::this_thread::sleep_for(std::chrono::milliseconds{10});
        }
}

void Database::keep_log_at_close(bool kept) {
    check(sqlite3_db_config(m_connection.get(), SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, kept ? 1 : 0, nullptr));
}

void Database::put_log_back_at_close() { keep_log_at_close(false); }

Statement Database::prepare(std::string_view sql) {
    auto found = m_statements.find(sql);
    if (found == m_statements.end()) found = m_statements.emplace(sql, Statement::Idle{}).first;
    auto& idle = found->second;
    if (!idle.empty()) {
        auto handle = std::move(idle.back());
        idle.pop_back();
        return {std::move(handle), idle};
    }
    sqlite3_stmt* statement = nullptr;
    check(sqlite3_prepare_v3(m_connection.get(), sql.data(), static_cast<int>(sql.size()), SQLITE_PREPARE_PERSISTENT,
                             &statement, nullptr));
    return {Statement::Handle{statement}, idle};
}

void Database::execute(std::string_view sql) {
    refuse_open_query(m_connection.get());
    check(sqlite3_exec(m_connection.get(), std::string{sql}.c_str(), nullptr, nullptr, nullptr));
}

std::vector<std::string> Database::prepared() const {
    std::vector<std::string> all;
    for (const auto& [sql, idle] : m_statements) all.push_back(sql);
    return all;
}

void Database::check(int code) const { check_sqlite(code, m_connection.get()); }

Transaction::Transaction(Database& database) : m_database(database) {
    // IMMEDIATE takes the write lock now, where the wait applies, and not half way through.
    m_database.prepare("BEGIN IMMEDIATE").run();
}

Transaction::~Transaction() {
    if (!m_is_committed) try_to_run(m_database, "ROLLBACK");
}

void Transaction::commit() {
    m_database.prepare("COMMIT").run();
    m_is_committed = true;
}

ReadTransaction::ReadTransaction(Database& database) : m_database(database) { m_database.prepare("BEGIN").run(); }

ReadTransaction::~ReadTransaction() { try_to_run(m_database, "ROLLBACK"); }

} // namespace zhiping::store
