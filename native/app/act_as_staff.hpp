#pragma once

#include "native/app/staff_member.hpp"
#include "native/cases/stored_case.hpp"
#include "native/store/store.hpp"
#include "shared/cases/case_request.hpp"

namespace zhiping::app {

// Does it as the one of their roles that may, of those that they still have when it is done. Refused: unauthorized
// (they were disabled or went to another unit meanwhile), not_found (nothing of the case is theirs to see), invalid (at
// "seen", which is missing), conflict (more has happened since), what attach_uploads() refuses (attached_uploads.hpp),
// and what decide() refuses. Their draft goes with the reply that they hand in or issue.
Result<Ok> act_as_staff(store::Store&, const cases::FindMeans&, const ReceiptNumber&, const StaffMember&,
                        const CaseRequest&, Instant now);

} // namespace zhiping::app
