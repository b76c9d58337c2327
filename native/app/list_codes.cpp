#include "native/app/list_codes.hpp"

namespace zhiping::app {

std::vector<CodeFacts> list_codes(store::Store& store, const store::CodeFilter& filter, Instant now) {
    return store.read([&](store::Database& database) { return store::list_codes(database, filter, now); });
}

} // namespace zhiping::app
