#pragma once

#include "shared/evaluation/receipt.hpp"
#include "shared/wire/json.hpp"

// An evaluation where it stands in something else. Included by this room's .cpp files only.
namespace zhiping::wire {

// The member "evaluation" of an object, as decode_stored_evaluation() reads it.
Result<StoredEvaluation> stored_evaluation_in(const Json& object);

} // namespace zhiping::wire
