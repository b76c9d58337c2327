#pragma once

#include "native/app/memory_buckets.hpp"
#include "shared/codes/code.hpp"
#include "shared/result.hpp"

#include <cstdint>
#include <optional>
#include <string>

namespace zhiping::app {

// Where what is submitted from outside is counted.
struct SubmissionCounts {
    MemoryBuckets* buckets = nullptr; // Null: it is not.
    std::string address = {};         // The client's, as limits count it.
};

// What is about to be stored.
struct CountedSubmission {
    const Code& code;
    bool is_on_document; // Else the code hangs at a place.
    std::optional<std::int64_t> person_id;
};

// Takes a token for the person, the address and the code. Refused: too_many, with the wait.
Result<Ok> check_submission_limits(const SubmissionCounts&, const CountedSubmission&, Instant now);

} // namespace zhiping::app
