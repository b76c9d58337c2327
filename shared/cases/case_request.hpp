#pragma once

#include "shared/cases/case_event.hpp"
#include "shared/evaluation/token.hpp"

namespace zhiping {

// What somebody asks for over the API, who is known otherwise.
struct CaseRequest {
    CaseAction action;
    std::optional<int> seen = {}; // The number of the last event that they know of, as they are shown it.
    CaseDetails details = {};
    std::vector<UploadId> attachments = {}; // What the reply attaches besides those whose hashes it lists.

    bool operator==(const CaseRequest&) const = default;
};

} // namespace zhiping
