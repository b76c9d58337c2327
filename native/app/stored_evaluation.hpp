#pragma once

#include "native/store/codes.hpp"
#include "native/store/evaluations.hpp"
#include "native/store/units.hpp"
#include "shared/text/text_ids.hpp"

namespace zhiping::app {

// With what its code is about, as it is shown. The code of a stored evaluation is stored too.
inline StoredEvaluation with_subject(store::Database& database, store::FoundEvaluation found) {
    auto code = store::find_code(database, found.evaluation.code);
    StoredEvaluation stored{.receipt = std::move(found.receipt),
                            .subject = std::move(code.value().facts),
                            .evaluation = std::move(found.evaluation)};
    if (found.entered_by_unit_id) stored.entered_by = store::show_unit(database, *found.entered_by_unit_id).name;
    return stored;
}

inline Error evaluation_not_found() { return {ErrorCode::NotFound, Text::EvaluationNotFound, "receipt"}; }

} // namespace zhiping::app
