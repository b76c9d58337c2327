#pragma once

#include "shared/result.hpp"
#include "shared/text/text_ids.hpp"

// The headings, because they say it without naming the code: these words also go where nobody
// fills in a placeholder. The page of a code says more.
namespace zhiping::app {

inline Error code_unknown() { return {ErrorCode::NotFound, Text::CodeUnknownHeading, "code"}; }
inline Error code_revoked() { return {ErrorCode::Gone, Text::CodeRevokedHeading, "code"}; }

} // namespace zhiping::app
