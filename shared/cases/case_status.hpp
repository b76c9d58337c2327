#pragma once

#include "shared/table.hpp"

#include <array>

namespace zhiping {

// Where a case stands. Which unit has it and at what level stands beside it.
enum class CaseStatus {
    Handling, // The unit verifies, or, above the first, reviews.
    Approval, // A reply waits for a second person.
    Answered, // The reply can be read by the citizen, who may answer it.
    Closed,
};

struct CaseStatusFacts {
    CaseStatus value;
    std::string_view id; // Stored and sent. Never change one that has shipped.
};

inline constexpr std::array case_statuses{
    CaseStatusFacts{CaseStatus::Handling, "handling"},
    CaseStatusFacts{CaseStatus::Approval, "approval"},
    CaseStatusFacts{CaseStatus::Answered, "answered"},
    CaseStatusFacts{CaseStatus::Closed, "closed"},
};
static_assert(follows_enum(case_statuses));

// Why a case is closed.
enum class Closing {
    Satisfied,  // The citizen is satisfied with the reply.
    Unanswered, // The citizen did not answer it in time: never counted as satisfied.
    Withdrawn,  // By the citizen: settled, or made by mistake.
    Final,      // The last level's reply, whatever the citizen thinks of it.
    Invalid,    // The evaluation was mistaken or malicious, so the level above decided.
};

struct ClosingFacts {
    Closing value;
    std::string_view id;
};

inline constexpr std::array closings{
    ClosingFacts{Closing::Satisfied, "satisfied"}, ClosingFacts{Closing::Unanswered, "unanswered"},
    ClosingFacts{Closing::Withdrawn, "withdrawn"}, ClosingFacts{Closing::Final, "final"},
    ClosingFacts{Closing::Invalid, "invalid"},
};
static_assert(follows_enum(closings));

} // namespace zhiping
