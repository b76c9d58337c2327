#pragma once

#include "native/app/staff_member.hpp"
#include "native/store/store.hpp"
#include "shared/anomalies/anomaly.hpp"

// What is unusual about evaluations (docs/anomalies.md).
namespace zhiping::app {

// In the units below theirs, never in their own: it is the level above that looks into it. Nothing that names them is
// in it. Refused: forbidden (they may not read the cases of units below, or there is none), and what
// make_anomaly_period() refuses.
Result<AnomalyList> find_anomalies(store::Store&, const StaffMember&, const AnomalyDays&, Date today);

// The same below any unit, for the operator. Refused besides: not_found (there is no such unit).
Result<AnomalyList> find_anomalies(store::Store&, const std::string& unit_id, const AnomalyDays&, Date today);

} // namespace zhiping::app
