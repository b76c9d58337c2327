#include "native/app/list_codes.hpp"

namespace zhiping::app {

std::vector<CodeFacts> list_codes(store::Store& store, const store::CodeFilter& filter) {
    return store.read([&](store::Database& database) { return store::list_codes(database, filter); });
}

} // namespace zhiping::app
