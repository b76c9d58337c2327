#pragma once

#include "native/app/current_calendar.hpp"
#include "native/app/receipt_proof.hpp"
#include "native/store/store.hpp"
#include "shared/cases/citizen_case.hpp"
#include "shared/evaluation/token.hpp"

namespace zhiping::app {

// The case of an evaluation, for whoever proves that it is theirs, as the citizen sees it. Refused as find_own_case()
// says (own_case.hpp).
Result<CitizenCase> read_case(store::Store&, CurrentCalendar&, const ReceiptNumber&, const ReceiptProof&, Instant now);

} // namespace zhiping::app
