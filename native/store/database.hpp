#pragma once

#include "shared/calendar/date.hpp"

#include <concepts>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

struct sqlite3;
struct sqlite3_stmt;

namespace zhiping::store {

// The database could not do what it was told. Thrown, never returned: no caller can repair a full
// disk, so it travels straight to the last handler. what() names columns at most, never values.
class DatabaseError : public std::runtime_error {
public:
    DatabaseError(int code, const std::string& what) : std::runtime_error(what), m_code(code) {}

    // SQLite's extended result code.
    int code() const { return m_code; }

    // The file cannot be used just now (disk full or broken, read-only, locked for too long): the
    // same request may succeed later. Anything else is a mistake of ours.
    bool is_disk_trouble() const;

    // Another program writes and did not end in time.
    bool is_lock_held() const;

private:
    int m_code;
};

class Database;

// Of a copy that is being made.
using CopyProgress = std::function<void(std::uint64_t done_bytes, std::uint64_t all_bytes)>;

// A prepared statement. Bind left to right, then step through the rows. Columns count from 0;
// what they return is a copy.
class Statement {
public:
    ~Statement(); // Gives it back to its database for the next one who asks with the same SQL.
    Statement(Statement&&) = default;
    Statement& operator=(Statement&&) = delete;

    Statement& bind(std::string_view);
    Statement& bind(std::span<const std::uint8_t>);
    Statement& bind(Instant);
    Statement& bind(std::nullopt_t);
    template <std::integral Integer> Statement& bind(Integer value) { return bind_integer(value); }
    template <typename T> Statement& bind(const std::optional<T>& value) {
        return value ? bind(*value) : bind(std::nullopt);
    }

    bool step(); // True while there is a row to read.
    void run();  // For statements without rows.

    bool is_null(int column) const;
    std::int64_t integer(int column) const;
    std::string text(int column) const;
    std::vector<std::uint8_t> blob(int column) const;
    Instant instant(int column) const;

private:
    friend class Database;
    struct Finalize {
        void operator()(sqlite3_stmt*) const;
    };
    using Handle = std::unique_ptr<sqlite3_stmt, Finalize>;
    using Idle = std::vector<Handle>;

    Statement(Handle statement, Idle& home) : m_statement(std::move(statement)), m_home(&home) {}
    Statement& bind_integer(std::int64_t);
    void check(int code) const;

    Handle m_statement;
    Idle* m_home;
    int m_bound = 0;
};

enum class Access {
    ReadWrite,
    ReadOnly,
    WithoutLog, // As ReadWrite, for a copy that nobody else uses: all of it is in the file once it is closed.
};

// One connection. Not safe to use from two threads at the same time.
class Database {
public:
    // ReadWrite creates the file when it is missing; throws DatabaseError with a message for the
    // operator when it cannot be opened or written. ReadOnly refuses every write.
    explicit Database(const std::filesystem::path& file, Access = Access::ReadWrite);

    // Precondition: the Statement is gone before its Database is. Text is parsed only once.
    Statement prepare(std::string_view sql);
    void execute(std::string_view sql); // Any number of statements; their rows are dropped.

    // Of the last INSERT, UPDATE or DELETE. RETURNING would tell the same, but makes and drops a
    // temporary table each time.
    std::int64_t changed_rows() const;
    std::int64_t last_inserted_id() const;

    // Without this the log stays beside the file, whoever closes it last: only who knows that the file is whole
    // (open_mark.hpp) lets it go.
    void put_log_back_at_close();

private:
    friend void copy_database(Database&, const std::filesystem::path&, const CopyProgress&);
    struct Close {
        void operator()(sqlite3*) const;
    };

    void check(int code) const;
    void prepare_for_writing(const std::filesystem::path&);
    void keep_log_at_close(bool);
    void turn_on_wal();

    std::unique_ptr<sqlite3, Close> m_connection;
    std::map<std::string, Statement::Idle, std::less<>> m_statements; // Gone before the connection is.
};

// Rolls back unless committed.
class Transaction {
public:
    explicit Transaction(Database&);
    ~Transaction();
    Transaction(const Transaction&) = delete;
    Transaction& operator=(const Transaction&) = delete;

    void commit();

private:
    Database& m_database;
    bool m_is_committed = false;
};

// Everything read inside comes from the same moment.
class ReadTransaction {
public:
    explicit ReadTransaction(Database&);
    ~ReadTransaction();
    ReadTransaction(const ReadTransaction&) = delete;
    ReadTransaction& operator=(const ReadTransaction&) = delete;

private:
    Database& m_database;
};

} // namespace zhiping::store
