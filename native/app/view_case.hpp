#pragma once

#include "native/app/staff_member.hpp"
#include "native/sealing/person_key.hpp"
#include "native/store/store.hpp"
#include "shared/cases/staff_case.hpp"
#include "shared/result.hpp"

namespace zhiping::app {

// A case as a member of staff may see it (shared/cases/rights.hpp, visibility.hpp). That they saw it is stored, with a
// line in the journal, before it is given: once for each case and hour. Its person is masked. Refused (not_found):
// there is none, it has none, or they may see nothing of it; which of these is not told.
Result<StaffCase> view_case(store::Store&, const sealing::PersonKey&, const ReceiptNumber&, const StaffMember&,
                            Instant now);

} // namespace zhiping::app
