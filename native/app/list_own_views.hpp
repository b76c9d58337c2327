#pragma once

#include "native/app/receipt_proof.hpp"
#include "native/store/store.hpp"
#include "shared/cases/citizen_view.hpp"

namespace zhiping::app {

// Which units have looked at an evaluation and its case, for whoever proves that it is theirs. Refused (not_found):
// there is none, or the proof is another's; which of the two is not told.
Result<CitizenViews> list_own_views(store::Store&, const ReceiptNumber&, const ReceiptProof&);

} // namespace zhiping::app
