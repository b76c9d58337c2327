#include "native/app/current_policy.hpp"

#include "native/cases/policies.hpp"

namespace zhiping::app {

Policy current_policy(store::Store& store, Instant now) {
    return store.read([&](store::Database& database) { return cases::policy_in_force(database, now); });
}

Policy current_policy(const DataFolder& data, Instant now) {
    if (!data.is_in_use()) return newest_policy();
    auto store = data.open();
    return current_policy(store, now);
}

} // namespace zhiping::app
