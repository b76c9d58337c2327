#pragma once

struct sqlite3;

namespace zhiping::store {

// Stops a program that was built for tests (without NDEBUG) when a query of the connection is still open at a row:
// SQLite would go on, but other databases have one open query for each connection.
void refuse_open_query(sqlite3* connection);

} // namespace zhiping::store
