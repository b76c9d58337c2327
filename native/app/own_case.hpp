#pragma once

#include "native/cases/stored_case.hpp"
#include "shared/cases/citizen_case.hpp"
#include "shared/evaluation/token.hpp"

// The case of whoever holds the secret of its evaluation, inside of a transaction.
namespace zhiping::app {

// Refused (not_found): there is no such evaluation or the secret is another's, which of the two is not told; or, to
// whoever shows its secret, that it has no case.
Result<cases::StoredCase> find_own_case(store::Database&, const ReceiptNumber&, const Secret&);

// As the citizen sees it.
CitizenCase show_own_case(store::Database&, const cases::StoredCase&, const Calendar&, Instant now);

} // namespace zhiping::app
