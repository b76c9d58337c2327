#pragma once

#include "native/store/database_error.hpp"
#include "native/store/statement.hpp"

#include <filesystem>
#include <functional>
#include <map>

struct sqlite3;

namespace zhiping::store {

// Of a copy that is being made.
using CopyProgress = std::function<void(std::uint64_t done_bytes, std::uint64_t all_bytes)>;

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

    // Of all that was prepared, for tests that ask how it is carried out.
    std::vector<std::string> prepared() const;

    // Without this the log stays beside the file, whoever closes it last. Only code that knows that the file is whole
    // (open_mark.hpp) may drop it.
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
