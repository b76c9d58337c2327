#pragma once

#include "native/app/person_means.hpp"
#include "native/store/database.hpp"

namespace zhiping::app {

// How long it is known which evaluations are of one device: long enough to look back two quarters.
inline constexpr std::chrono::days shared_devices_kept{184};

// Keeps which evaluations were confirmed on this device within the last day, once they are of as many numbers as
// Anomaly::OneDeviceManyDocuments takes. To be called in the transaction that has confirmed one of them.
void keep_shared_device(store::Database&, const PersonMeans&, const DeviceToken&);

} // namespace zhiping::app
