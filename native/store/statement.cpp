#include "native/store/statement.hpp"

#include "native/store/open_query.hpp"
#include "native/store/sqlite_error.hpp"

#include <sqlite3.h>

namespace zhiping::store {

void Statement::Finalize::operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }

Statement::~Statement() {
    if (!m_statement) return;
    // Reset ends the read it holds open; cleared bindings keep no one's words in memory.
    sqlite3_reset(m_statement.get());
    sqlite3_clear_bindings(m_statement.get());
    m_home->push_back(std::move(m_statement));
}

Statement& Statement::bind(std::string_view value) {
    // SQLite reads a null pointer as NULL, and an empty view may hold one.
    const char* bytes = value.data() ? value.data() : "";
    check(sqlite3_bind_text64(m_statement.get(), ++m_bound, bytes, value.size(), SQLITE_TRANSIENT, SQLITE_UTF8));
    return *this;
}

Statement& Statement::bind(std::span<const std::uint8_t> value) {
    const std::uint8_t none{}; // As above.
    const auto* bytes = value.data() ? value.data() : &none;
    check(sqlite3_bind_blob64(m_statement.get(), ++m_bound, bytes, value.size(), SQLITE_TRANSIENT));
    return *this;
}

Statement& Statement::bind(Instant value) { return bind_integer(value.time_since_epoch().count()); }

Statement& Statement::bind(std::nullopt_t) {
    check(sqlite3_bind_null(m_statement.get(), ++m_bound));
    return *this;
}

Statement& Statement::bind_integer(std::int64_t value) {
    check(sqlite3_bind_int64(m_statement.get(), ++m_bound, value));
    return *this;
}

std::int64_t Statement::run() {
    while (step()) {
    }
    return sqlite3_changes64(sqlite3_db_handle(m_statement.get()));
}

// RETURNING would tell the same, but makes and drops a temporary table each time.
std::optional<std::int64_t> Statement::insert() {
    if (run() == 0) return std::nullopt;
    return sqlite3_last_insert_rowid(sqlite3_db_handle(m_statement.get()));
}

bool Statement::step() {
    if (!sqlite3_stmt_busy(m_statement.get())) refuse_open_query(sqlite3_db_handle(m_statement.get()));
    m_read = 0;
    const int code = sqlite3_step(m_statement.get());
    if (code != SQLITE_ROW && code != SQLITE_DONE) check(code);
    return code == SQLITE_ROW;
}

void Statement::end_query() { sqlite3_reset(m_statement.get()); }

bool Statement::skip_null() {
    if (sqlite3_column_type(m_statement.get(), m_read) != SQLITE_NULL) return false;
    ++m_read;
    return true;
}

std::int64_t Statement::next_integer() { return sqlite3_column_int64(m_statement.get(), m_read++); }

std::string Statement::next_text() {
    const auto column = m_read++;
    const auto* bytes = reinterpret_cast<const char*>(sqlite3_column_text(m_statement.get(), column));
    const auto size = static_cast<std::size_t>(sqlite3_column_bytes(m_statement.get(), column));
    return bytes ? std::string{bytes, size} : std::string{};
}

std::vector<std::uint8_t> Statement::next_blob() {
    const auto column = m_read++;
    const auto* bytes = static_cast<const std::uint8_t*>(sqlite3_column_blob(m_statement.get(), column));
    const auto size = sqlite3_column_bytes(m_statement.get(), column);
    return {bytes, bytes + size};
}

std::string Statement::column() const { return sqlite3_column_name(m_statement.get(), m_read - 1); }

void Statement::check(int code) const { check_sqlite(code, sqlite3_db_handle(m_statement.get())); }

} // namespace zhiping::store
