#pragma once

#include "shared/calendar/calendar.hpp"
#include "shared/codes/query_code.hpp"
#include "shared/codes/receipt_number.hpp"
#include "shared/comments/comment_answer.hpp"
#include "shared/evaluation/code_facts.hpp"
#include "shared/evaluation/evaluation.hpp"
#include "shared/evidence/evidence.hpp"

#include <optional>
#include <vector>

namespace zhiping {

// What the citizen is told once the evaluation is stored for good.
struct Receipt {
    ReceiptNumber number;
    Instant received;
    std::optional<Deadline> due = {};    // Of the unit's reply; none when the evaluation needs no reply.
    std::vector<Evidence> evidence = {}; // In the order of the submission.
    // Of the journal, with the lines of this evaluation's evidence as its last (native/journal/line.hpp).
    std::optional<Sha256> evidence_head = {}; // None when it has no evidence.
    // For the citizen alone. None where the server has told none: to staff, and to a page of an older program.
    std::optional<QueryCode> query_code = {};

    bool operator==(const Receipt&) const = default;
};

// An evaluation as it is read back.
struct StoredEvaluation {
    Receipt receipt;
    CodeFacts subject;
    Evaluation evaluation;
    std::optional<GivenCommentAnswer> comment_answer = {}; // None while nobody has answered, and when it is none.
    std::optional<Instant> words_erased = {};              // What was written is gone, because its retention is over.
    std::optional<UnitName> entered_by = {};               // The unit that did it for the citizen, at a counter.
    std::optional<ReceiptNumber> amends = {};              // The earlier one whose case it has joined.

    bool operator==(const StoredEvaluation&) const = default;
};

} // namespace zhiping
