#pragma once

#include "shared/cases/case_action.hpp"

#include <optional>
#include <string>

namespace zhiping {

// What an officer on a code does: AnswerQuestions or ObjectToOutcome.
struct OfficerRequest {
    CaseAction action;
    std::optional<int> question = {}; // The number of the one that he answers.
    std::string words = {};

    bool operator==(const OfficerRequest&) const = default;
};

} // namespace zhiping
