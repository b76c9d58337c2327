#pragma once

#include "native/store/store.hpp"
#include "shared/evaluation/receipt.hpp"
#include "shared/evaluation/token.hpp"

namespace zhiping::app {

// The evaluation of a receipt, for whoever holds its secret. not_found when there is none or the
// secret is another's: which of the two is not told.
Result<StoredEvaluation> read_evaluation(store::Store&, const ReceiptNumber&, const Secret&);

} // namespace zhiping::app
