#pragma once

#include "native/app/receipt_proof.hpp"
#include "native/store/store.hpp"
#include "shared/evaluation/receipt.hpp"
#include "shared/evaluation/token.hpp"

namespace zhiping::app {

// The evaluation of a receipt, for whoever proves that it is theirs. not_found when there is none or the
// proof is another's: which of the two is not told.
Result<StoredEvaluation> read_evaluation(store::Store&, const ReceiptNumber&, const ReceiptProof&);

} // namespace zhiping::app
