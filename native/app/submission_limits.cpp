#include "native/app/submission_limits.hpp"

#include "shared/text/text_ids.hpp"

namespace zhiping::app {

// What more people share comes later, so that whoever is refused for what is their own takes nothing from others.
Result<Ok> check_submission_limits(const SubmissionCounts& counts, const CountedSubmission& counted, Instant now) {
    if (!counts.buckets) return Ok{};
    auto& buckets = *counts.buckets;
    const auto refused = [&](Instant free_again) -> Error {
        return {ErrorCode::TooMany, Text::SubmissionsLater, {}, free_again - now};
    };
    if (counted.person_id)
        if (const auto later = buckets.take(Limited::SubmissionOfPerson, std::to_string(*counted.person_id), now))
            return refused(*later);
    if (const auto later = buckets.take(Limited::SubmissionOfAddress, counts.address, now)) return refused(*later);
    const auto of_code = counted.is_on_document ? Limited::SubmissionOnDocument : Limited::SubmissionAtPlace;
    if (const auto later = buckets.take(of_code, counted.code.symbols(), now)) return refused(*later);
    return Ok{};
}

} // namespace zhiping::app
