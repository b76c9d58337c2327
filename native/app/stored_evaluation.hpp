#pragma once

#include "native/store/codes.hpp"
#include "native/store/comments.hpp"
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
    stored.words_erased = found.words_erased;
    if (found.entered_by_unit_id) stored.entered_by = store::show_unit(database, *found.entered_by_unit_id).name;
    return stored;
}

inline Error evaluation_not_found() { return {ErrorCode::NotFound, Text::EvaluationNotFound, "receipt"}; }

// The same with what became of it where it has no case of its own: too much to ask for each row of a list.
inline StoredEvaluation whole_evaluation(store::Database& database, store::FoundEvaluation found) {
    const auto id = found.id;
    auto stored = with_subject(database, std::move(found));
    stored.comment_answer = store::find_answer(database, id);
    stored.amends = store::find_amended(database, id);
    return stored;
}

} // namespace zhiping::app
