#pragma once

#include "native/journal/commitment.hpp"
#include "native/store/database.hpp"
#include "native/store/digest.hpp"
#include "native/store/evidence.hpp"
#include "shared/evaluation/receipt.hpp"

#include <optional>
#include <string>
#include <vector>

namespace zhiping::store {

// What the server keeps of the two tokens of a submission.
struct SubmissionDigests {
    Digest submission;
    Digest secret;
};

// Its id; nullopt, and nothing stored, when the receipt number is taken. The salt is that of the journal's commitment
// to the statement; the unit is of who entered it for its citizen, at a counter. Preconditions: validate() agrees, the
// code is stored, the submission is not.
std::optional<std::int64_t> insert_evaluation(Database&, const Evaluation&, const Receipt&, const SubmissionDigests&,
                                              const std::optional<journal::Salt>& = {},
                                              const std::optional<std::string>& entered_by_unit_id = {});

// What was ticked, in the order of the submission.
std::vector<Situation> list_situations(Database&, std::int64_t evaluation_id);

// By staff, for its citizen.
bool is_entered_at_counter(Database&, const ReceiptNumber&);

// A later evaluation of the same document, by the same person.
void set_amends(Database&, std::int64_t evaluation_id, std::int64_t amends_id);

std::optional<ReceiptNumber> find_amended(Database&, std::int64_t evaluation_id);

// What tells whether a later one may amend it.
struct FirstEvaluation {
    std::int64_t id;
    Code code;
    Digest secret;
    Instant received;
};
// The one with this number, or the one that it amends itself.
std::optional<FirstEvaluation> find_first_evaluation(Database&, const ReceiptNumber&);

// The first one that amends this one and has a case.
std::optional<std::int64_t> find_amending_case(Database&, std::int64_t first_id);

struct FoundEvaluation {
    std::int64_t id;
    Digest secret;
    Receipt receipt;
    Evaluation evaluation;
    std::optional<std::string> entered_by_unit_id = {}; // At a counter.
    std::optional<Instant> words_erased = {};
    std::vector<StoredEvidence> evidence = {};
};
std::optional<FoundEvaluation> find_evaluation_by_submission(Database&, const Digest& submission);
std::optional<FoundEvaluation> find_evaluation_by_receipt(Database&, const ReceiptNumber&);

struct EvaluationFilter {
    std::optional<std::string> unit_id = {}; // Of this unit and of those below it.
    std::optional<Instant> since = {};       // Received then or later.
    std::optional<Instant> until = {};       // Received earlier.
};

// The newest `most` of those that come after `last`, the newest first; null: from the first one on.
std::vector<FoundEvaluation> list_evaluations(Database&, const EvaluationFilter&, const FoundEvaluation* last,
                                              std::int64_t most);

} // namespace zhiping::store
