#pragma once

#include "native/app/data_folder.hpp"
#include "shared/cases/policy.hpp"

namespace zhiping::app {

// The policy in force (native/cases/policies.hpp); of a folder in which nothing was ever stored, the newest that came
// with the program.
Policy current_policy(store::Store&, Instant now);
Policy current_policy(const DataFolder&, Instant now);

} // namespace zhiping::app
