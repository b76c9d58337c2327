#pragma once

#include "shared/codes/receipt_number.hpp"
#include "shared/evaluation/evaluation.hpp"
#include "shared/evaluation/token.hpp"

#include <optional>
#include <vector>

namespace zhiping {

// An evaluation on its way to the server. Sending it twice stores it once.
struct Submission {
    SubmissionId id;
    Evaluation evaluation;
    std::vector<UploadId> evidence = {}; // What was uploaded for it, in the order in which it is shown.
    // The earlier one of the same document that it amends; it shows the secret of that one.
    std::optional<ReceiptNumber> amends = {};

    bool operator==(const Submission&) const = default;
};

} // namespace zhiping
