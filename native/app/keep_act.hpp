#pragma once

#include "native/app/staff_member.hpp"
#include "native/outside/random.hpp"
#include "native/store/staff_acts.hpp"

namespace zhiping::app {

// Stores what somebody did, with its line in the journal; in the transaction that does it. Its id.
std::int64_t keep_act(store::Database&, outside::Random&, store::StaffActRow);

} // namespace zhiping::app
