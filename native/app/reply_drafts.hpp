#pragma once

#include "native/app/staff_member.hpp"
#include "native/store/store.hpp"
#include "shared/cases/reply_draft.hpp"
#include "shared/codes/receipt_number.hpp"

// What a member of staff has written of a reply so far: seen by nobody else, and one for each member and case. It goes
// with the reply that they hand in or issue, and when the case closes or leaves the unit. Nothing of it is in the
// journal. Each refuses what find_handled_case() refuses (handled_case.hpp).
namespace zhiping::app {

// Refused too: not_found (they have none).
Result<ReplyDraft> read_reply_draft(store::Store&, const ReceiptNumber&, const StaffMember&, Instant now);

// In place of the one before. Refused too: what check_draft() and check_takes_reply() refuse.
Result<ReplyDraft> save_reply_draft(store::Store&, const ReceiptNumber&, const StaffMember&, const Reply&, Instant now);

// There may be none.
Result<Ok> drop_reply_draft(store::Store&, const ReceiptNumber&, const StaffMember&, Instant now);

} // namespace zhiping::app
