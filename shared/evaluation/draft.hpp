#pragma once

#include "shared/evaluation/evaluation.hpp"
#include "shared/evaluation/token.hpp"
#include "shared/evidence/evidence_format.hpp"

#include <chrono>

namespace zhiping {

// A photo or video that was chosen for an evaluation, and how far its upload is.
struct ChosenEvidence {
    ChosenFileId file;
    EvidenceFormat format;
    std::uint64_t bytes;
    std::string fingerprint;             // The page's: tells whether a file that is chosen again is the same one.
    std::optional<UploadId> upload = {}; // None before the server knows of it.
    bool held = false;                   // By the server, whole.
    std::optional<std::uint64_t> paused_at = {}; // Bytes that were sent when the person paused it.

    bool operator==(const ChosenEvidence&) const = default;
};

// What a person has filled in so far, kept on the phone under its code until it is submitted.
// Submission id and secret are made once, so that a retry after a reload is still the same submission.
struct Draft {
    SubmissionId submission_id;
    Secret secret;
    Instant saved_at;
    bool agreed = false;    // To the instructions; evaluation.agreed_at says when.
    bool submitted = false; // Submitted, and no answer has arrived yet.
    Evaluation evaluation;
    std::vector<ChosenEvidence> evidence = {}; // In the order in which it is shown.

    bool operator==(const Draft&) const = default;
};

inline constexpr std::chrono::days draft_lifetime{7};

// A draft from the future counts as expired too: a clock was set wrong, and phones are shared.
constexpr bool is_expired(const Draft& draft, Instant now) {
    return now < draft.saved_at || now - draft.saved_at > draft_lifetime;
}

// A phone's clock that is further off is said to be wrong.
inline constexpr std::chrono::hours max_clock_error{24};

// Whether a phone that agreed then can have submitted what was received then: a submission may wait for a network as
// long as a draft is kept.
constexpr bool is_plausible(Instant agreed_at, Instant received) {
    return agreed_at <= received + max_clock_error && agreed_at >= received - draft_lifetime - max_clock_error;
}

} // namespace zhiping
