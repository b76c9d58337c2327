#pragma once

#include "shared/evaluation/evaluation.hpp"
#include "shared/result.hpp"
#include "shared/text/text_ids.hpp"

// The headings, because they say it without naming the code: these words also go where nobody
// fills in a placeholder. The page of a code says more.
namespace zhiping::app {

inline Error code_unknown() { return {ErrorCode::NotFound, Text::CodeUnknownHeading, "code"}; }
inline Error code_revoked() { return {ErrorCode::Gone, Text::CodeRevokedHeading, "code"}; }

inline bool is_revoked(const std::optional<Instant>& revoked_at, Instant now) {
    return revoked_at && *revoked_at <= now;
}

// Of a code that may have been revoked: whether what was begun with it is still taken.
inline bool may_finish(const std::optional<Instant>& revoked_at, Instant now) {
    return !revoked_at || now < *revoked_at + revoked_code_grace;
}

} // namespace zhiping::app
