#pragma once

#include "native/store/database.hpp"
#include "native/store/reach.hpp"
#include "shared/anomalies/anomaly.hpp"

namespace zhiping::store {

struct AnomalyFilter {
    Reach reach; // Precondition: not none. What names its reader is left out.
    AnomalyPeriod period;
};

// Of one kind, in the period alone: what began before it is seen from there on.
struct FoundAnomalies {
    std::vector<AnomalyFinding> findings; // The newest first; max_anomaly_findings at most.
    bool is_cut = false;                  // There are more.
};
FoundAnomalies find_anomalies(Database&, Anomaly, const AnomalyFilter&);

} // namespace zhiping::store
