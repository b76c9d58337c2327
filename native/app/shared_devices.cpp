#include "native/app/shared_devices.hpp"

#include "native/store/shared_devices.hpp"
#include "shared/anomalies/anomaly.hpp"

#include <set>

namespace zhiping::app {

void keep_shared_device(store::Database& database, const PersonMeans& means, const DeviceToken& device) {
    const auto& facts = facts_of(anomalies, Anomaly::OneDeviceManyDocuments);
    const auto confirmed = store::list_confirmed_on(database, sealing::digest_of_device(means.key, device.digits()),
                                                    means.now - facts.within);
    std::set<std::int64_t> persons;
    for (const auto& each : confirmed) persons.insert(each.person_id);
    if (persons.size() < static_cast<std::size_t>(facts.least)) return;
    store::keep_shared_device(database, confirmed, means.now);
}

} // namespace zhiping::app
