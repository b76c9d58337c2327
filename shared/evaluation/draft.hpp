#pragma once

#include "shared/evaluation/evaluation.hpp"
#include "shared/evaluation/token.hpp"

#include <chrono>

namespace zhiping {

// What a person has filled in so far, kept on the phone under its code until it is submitted.
// Submission id and secret are made once, so that a retry after a reload is still the same submission.
struct Draft {
    SubmissionId submission_id;
    Secret secret;
    Instant saved_at;
    bool agreed = false; // To the instructions; evaluation.agreed_at says when.
    bool submitted = false; // It was to be sent, and nobody has answered yet.
    Evaluation evaluation;

    bool operator==(const Draft&) const = default;
};

inline constexpr std::chrono::days draft_lifetime{7};

// A draft from the future counts as expired too: a clock was set wrong, and phones are shared.
constexpr bool is_expired(const Draft& draft, Instant now) {
    return now < draft.saved_at || now - draft.saved_at > draft_lifetime;
}

} // namespace zhiping
