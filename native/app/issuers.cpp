#include "native/app/issuers.hpp"

namespace zhiping::app {

bool is_issuer_key(store::Store& store, const IssuerKey& key) {
    return store.read([&](store::Database& database) {
        return store::find_issuer_by_key(database, store::digest(key.digits())).has_value();
    });
}

} // namespace zhiping::app
