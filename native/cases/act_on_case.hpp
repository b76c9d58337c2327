#pragma once

#include "native/cases/stored_case.hpp"
#include "native/store/store.hpp"

namespace zhiping::cases {

// Does it, in one transaction. `seen` is the number of the last event that whoever acts knew of: when more has happened
// since, nothing is done and they are told (conflict). Refused too: not_found (the evaluation has no case), and what
// decide() refuses.
Result<StoredCase> act_on_case(store::Database&, const ReceiptNumber&, const CaseCommand&, std::optional<int> seen,
                               const Means&);

} // namespace zhiping::cases
