#pragma once

#include "native/cases/stored_case.hpp"

namespace zhiping::cases {

// Counts the clocks of a case anew when a notice was loaded since: by what was late then, however long after this runs.
// Says whether one has moved.
bool move_clocks(store::Database&, StoredCase&, Instant now, const Means&);

} // namespace zhiping::cases
