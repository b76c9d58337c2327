#include "native/store/sqlite_error.hpp"

#include <sqlite3.h>

namespace zhiping::store {

namespace {

DatabaseProblem kind_of(int code) {
    switch (code & 0xff) { // The low byte is the primary result code.
    case SQLITE_BUSY: return DatabaseProblem::Locked;
    case SQLITE_FULL:
    case SQLITE_IOERR:
    case SQLITE_READONLY:
    case SQLITE_CANTOPEN: return DatabaseProblem::Disk;
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB: return DatabaseProblem::Damaged;
    default: return DatabaseProblem::Other;
    }
}

} // namespace

DatabaseError sqlite_error(int code, const std::string& what) { return {kind_of(code), what}; }

void check_sqlite(int code, sqlite3* connection) {
    if (code != SQLITE_OK) throw sqlite_error(code, sqlite3_errmsg(connection));
}

} // namespace zhiping::store
