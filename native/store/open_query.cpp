#include "native/store/open_query.hpp"

#include <cstdio>
#include <cstdlib>
#include <sqlite3.h>

namespace zhiping::store {

#ifdef NDEBUG

void refuse_open_query(sqlite3*) {}

#else

void refuse_open_query(sqlite3* connection) {
    for (auto* each = sqlite3_next_stmt(connection, nullptr); each; each = sqlite3_next_stmt(connection, each)) {
        if (!sqlite3_stmt_busy(each)) continue;
        std::fprintf(stderr, "a statement begins while this query is open: %s\n", sqlite3_sql(each));
        std::abort();
    }
}

#endif

} // namespace zhiping::store
