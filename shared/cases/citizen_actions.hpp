#pragma once

#include "shared/cases/case_event.hpp"
#include "shared/evaluation/token.hpp"
#include "shared/evidence/evidence_format.hpp"

#include <array>
#include <span>

namespace zhiping {

// What a citizen may do with a case by itself. An amendment is not among it: it comes with a submission.
struct CitizenActionFacts {
    CaseAction value;
    bool only_adds_words; // Nothing in the workflow keeps it from being done again and again.
    bool needs_person;    // Of an evaluation that has one, only that person does it: it decides how the case goes on.
};

inline constexpr std::array citizen_actions{
    CitizenActionFacts{CaseAction::AddWords, true, false},
    CitizenActionFacts{CaseAction::AnswerQuestion, true, false},
    CitizenActionFacts{CaseAction::DisputeContact, true, false},
    CitizenActionFacts{CaseAction::ReportPressure, true, false},
    CitizenActionFacts{CaseAction::OpenReply, false, false},
    CitizenActionFacts{CaseAction::Accept, false, true},
    CitizenActionFacts{CaseAction::Reject, false, true},
    CitizenActionFacts{CaseAction::Withdraw, false, true},
    CitizenActionFacts{CaseAction::Contest, false, false},
};

bool is_citizen_action(CaseAction);

// Whether only the person of the evaluation may do it, where it has one.
bool needs_person(CaseAction);

// How often on one day in China a citizen may do what only adds words to a case, all of it together.
inline constexpr int max_added_words_a_day = 50;

// Refused (too_many): the citizen has done so that often today. The events are all of the case.
Result<Ok> check_added_words(std::span<const CaseEvent>, CaseAction, Instant now);

// Whether so many photos and videos can have come with the words that a citizen added to one case, all in all; those of
// the evaluation are not among them. Refused (too_large, at "evidence").
Result<Ok> check_added_evidence(std::span<const EvidenceFormat>);

// Something that a citizen does. Sent twice, it is done once.
struct CitizenAction {
    ActionId id;
    CaseAction action;
    CaseDetails details = {};
    std::optional<int> seen = {}; // The number of the last event that the citizen knew of.
    std::vector<UploadId> evidence =
        {}; // What comes with added words; whoever does it says their hashes in the details.

    bool operator==(const CitizenAction&) const = default;
};

} // namespace zhiping
