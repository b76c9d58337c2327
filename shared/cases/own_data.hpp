#pragma once

#include "shared/cases/citizen_case.hpp"
#include "shared/cases/citizen_view.hpp"
#include "shared/evaluation/receipt.hpp"
#include "shared/notices/own_notice.hpp"

#include <optional>
#include <string>
#include <vector>

namespace zhiping {

// An evaluation of a person, for that person: with their name and position, who has looked, and what they were told.
struct OwnEvaluationData {
    StoredEvaluation evaluation;
    std::optional<CitizenCase> seen = {}; // None when it has no case of its own.
    CitizenViews views = {};
    OwnNotices notices = {};
    std::string name = {}; // Empty when it was erased.
    bool may_call = false;
    Whereabouts where = {};
};

// Everything that is stored of a person.
struct OwnData {
    std::string phone;
    std::vector<OwnEvaluationData> evaluations; // The newest first.
};

} // namespace zhiping
