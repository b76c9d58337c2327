#pragma once

#include "native/app/staff_member.hpp"
#include "native/cases/stored_case.hpp"

namespace zhiping::app {

// The case, for whoever of staff may handle it now (Right::Handle), inside of a transaction. Refused: unauthorized
// (they were disabled or went to another unit meanwhile), not_found (nothing of it is theirs to see), forbidden (they
// may not handle it, or it concerns them).
Result<cases::StoredCase> find_handled_case(store::Database&, const ReceiptNumber&, const StaffMember&, Instant now);

// Whether a reply to it can be written now. Refused: conflict (it is answered, waits for a second person, or is
// closed).
Result<Ok> check_takes_reply(const CaseFile&);

} // namespace zhiping::app
