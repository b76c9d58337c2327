#pragma once

#include "native/app/staff_member.hpp"
#include "native/outside/random.hpp"
#include "native/store/store.hpp"
#include "shared/codes/receipt_number.hpp"
#include "shared/result.hpp"

#include <string>

// A lead says that nothing of a case is erased, or that it may be again (retention.hpp).
namespace zhiping::app {

// Refused: unauthorized (they were disabled meanwhile), not_found (the case is not theirs to see), forbidden (they are
// no lead of its unit or of one above it), invalid (at "reason").
Result<Ok> hold_case(store::Store&, outside::Random&, const ReceiptNumber&, const StaffMember&,
                     const std::string& reason, Instant now);
Result<Ok> release_case(store::Store&, outside::Random&, const ReceiptNumber&, const StaffMember&, Instant now);

} // namespace zhiping::app
