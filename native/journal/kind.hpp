#pragma once

#include "shared/table.hpp"

#include <array>

namespace zhiping::journal {

// What a line of the journal says happened.
enum class Kind {
    EvidenceAccepted,
    EvidenceRemoved,
    CaseEvent,
    NoticeLoaded,
    CaseViewed,
    CommentAnswered,
    EvaluationStored,
    ReadAtCounter,
    PersonVerified,
    PersonDisclosed,
    PersonErased,
    CaseHeld,
    CaseReleased,
    StaffActed,
};

struct KindFacts {
    Kind value;
    std::string_view id; // The line's first word: never changed, or no head can be made again.
};

inline constexpr std::array kinds{
    KindFacts{Kind::EvidenceAccepted, "accepted"},
    KindFacts{Kind::EvidenceRemoved, "removed"},
    KindFacts{Kind::CaseEvent, "case"},
    KindFacts{Kind::NoticeLoaded, "notice"},
    KindFacts{Kind::CaseViewed, "viewed"},
    KindFacts{Kind::CommentAnswered, "comment"},
    KindFacts{Kind::EvaluationStored, "evaluation"},
    KindFacts{Kind::ReadAtCounter, "counter"},
    KindFacts{Kind::PersonVerified, "person"},
    KindFacts{Kind::PersonDisclosed, "disclosed"},
    KindFacts{Kind::PersonErased, "erased"},
    KindFacts{Kind::CaseHeld, "held"},
    KindFacts{Kind::CaseReleased, "released"},
    KindFacts{Kind::StaffActed, "act"},
};
static_assert(follows_enum(kinds));

} // namespace zhiping::journal
