#pragma once

#include "native/store/database_error.hpp"

struct sqlite3;

// The only place that knows which of SQLite's numbers is what kind of problem.
namespace zhiping::store {

// `code` may be an extended one.
DatabaseError sqlite_error(int code, const std::string& what);

// Throws unless it is SQLITE_OK.
void check_sqlite(int code, sqlite3* connection);

} // namespace zhiping::store
