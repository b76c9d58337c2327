#pragma once

#include "native/store/evaluations.hpp"
#include "native/store/store.hpp"
#include "shared/evaluation/receipt.hpp"

#include <functional>

// For the operator, who may read every evaluation without its secret.
namespace zhiping::app {

// Calls `visit` with each one, the newest first, as they all were at one moment. False when the filter names a unit
// that is not known.
bool list_evaluations(store::Store&, const std::function<void(const StoredEvaluation&)>& visit,
                      const store::EvaluationFilter& = {});

Result<StoredEvaluation> show_evaluation(store::Store&, const ReceiptNumber&);

} // namespace zhiping::app
