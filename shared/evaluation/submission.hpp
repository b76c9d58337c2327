#pragma once

#include "shared/evaluation/evaluation.hpp"
#include "shared/evaluation/token.hpp"

namespace zhiping {

// An evaluation on its way to the server. Sending it twice stores it once.
struct Submission {
    SubmissionId id;
    Evaluation evaluation;

    bool operator==(const Submission&) const = default;
};

} // namespace zhiping
