#pragma once

#include "native/app/staff_member.hpp"
#include "native/store/cases.hpp"
#include "native/store/store.hpp"

namespace zhiping::app {

// Stores that a member of staff sees something of a case, with a line in the journal: once for each case and hour.
void keep_view(store::Store&, const store::CaseKey&, const StaffMember&, Instant now);

} // namespace zhiping::app
