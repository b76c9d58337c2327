#pragma once

#include "shared/evaluation/evaluation.hpp"
#include "shared/evaluation/token.hpp"

namespace zhiping {

// An evaluation on its way to the server. Sending it twice stores it once.
struct Submission {
    SubmissionId id;
    Evaluation evaluation;
    std::vector<UploadId> evidence = {}; // What was uploaded for it, in the order in which it is shown.

    bool operator==(const Submission&) const = default;
};

} // namespace zhiping
