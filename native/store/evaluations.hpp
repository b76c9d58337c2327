#pragma once

#include "native/store/database.hpp"
#include "native/store/digest.hpp"
#include "shared/evaluation/receipt.hpp"

#include <functional>
#include <optional>

namespace zhiping::store {

// What the server keeps of the two tokens of a submission.
struct SubmissionDigests {
    Digest submission;
    Digest secret;
};

// False, and nothing stored, when the receipt number is taken. Preconditions: validate() agrees,
// the code is stored, the submission is not.
bool insert_evaluation(Database&, const Evaluation&, const Receipt&, const SubmissionDigests&);

struct FoundEvaluation {
    Digest secret;
    Receipt receipt;
    Evaluation evaluation;
};
std::optional<FoundEvaluation> find_evaluation_by_submission(Database&, const Digest& submission);
std::optional<FoundEvaluation> find_evaluation_by_receipt(Database&, const ReceiptNumber&);

// Calls `visit` with each one, the newest first.
void list_evaluations(Database&, const std::function<void(const FoundEvaluation&)>& visit);

} // namespace zhiping::store
