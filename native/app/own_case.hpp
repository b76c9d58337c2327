#pragma once

#include "native/app/receipt_proof.hpp"
#include "native/cases/stored_case.hpp"
#include "shared/cases/citizen_case.hpp"
#include "shared/evaluation/token.hpp"

// The case of whoever proves that its evaluation is theirs, inside of a transaction.
namespace zhiping::app {

// Refused (not_found): there is no such evaluation or the proof is another's, which of the two is not told; or, to
// whoever proves it, that it has no case.
Result<cases::StoredCase> find_own_case(store::Database&, const ReceiptNumber&, const ReceiptProof&);

// As the citizen sees it.
CitizenCase show_own_case(store::Database&, const cases::StoredCase&, const Calendar&, Instant now);

} // namespace zhiping::app
