#pragma once

#include "native/journal/commitment.hpp"
#include "native/store/database.hpp"
#include "shared/codes/receipt_number.hpp"
#include "shared/evaluation/evaluation.hpp"

#include <functional>
#include <optional>
#include <string>

// What the journal says of evaluations, as it is stored.
namespace zhiping::store {

struct CommittedEvaluation {
    std::int64_t id;
    ReceiptNumber receipt;
    Instant received;
    Satisfaction satisfaction;
    std::string statement;             // Empty when nothing was written, or it was erased.
    std::optional<journal::Salt> salt; // Of both; none without them, and in what was stored before schema 22.
    std::string document_number = {};  // Of a blank code; empty when it was erased.
};

std::optional<CommittedEvaluation> find_committed_evaluation(Database&, const ReceiptNumber&);

// Of the evaluations from this one on those of which the journal does not say exactly once that they were stored.
void for_each_miscounted_evaluation(Database&, std::int64_t first_id,
                                    const std::function<void(const std::string& receipt, std::int64_t lines)>& visit);

} // namespace zhiping::store
