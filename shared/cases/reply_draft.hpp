#pragma once

#include "shared/cases/reply.hpp"

namespace zhiping {

// A reply that is not finished: whatever of it is there yet.
struct ReplyDraft {
    Reply reply;
    Instant saved;

    bool operator==(const ReplyDraft&) const = default;
};

// Whether it can be kept: nothing in it is more than a reply may have; what is missing, and what a reply may not say,
// is for later. Refused (invalid): at what is too long or too many.
Result<Ok> check_draft(const Reply&);

} // namespace zhiping
