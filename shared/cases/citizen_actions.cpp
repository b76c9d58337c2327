#include "shared/cases/citizen_actions.hpp"

#include "shared/evidence/evidence.hpp"
#include "shared/text/text_ids.hpp"

#include <algorithm>

namespace zhiping {

namespace {

bool only_adds_words(CaseAction action) {
    return std::any_of(citizen_actions.begin(), citizen_actions.end(),
                       [&](const CitizenActionFacts& each) { return each.value == action && each.only_adds_words; });
}

} // namespace

bool is_citizen_action(CaseAction action) {
    return std::any_of(citizen_actions.begin(), citizen_actions.end(),
                       [&](const CitizenActionFacts& each) { return each.value == action; });
}

bool needs_person(CaseAction action) {
    return std::any_of(citizen_actions.begin(), citizen_actions.end(),
                       [&](const CitizenActionFacts& each) { return each.value == action && each.needs_person; });
}

Result<Ok> check_added_words(std::span<const CaseEvent> events, CaseAction action, Instant now) {
    if (!only_adds_words(action)) return Ok{};
    const auto today = china_date(now);
    const auto added = std::count_if(events.begin(), events.end(), [&](const CaseEvent& each) {
        return only_adds_words(each.action) && china_date(each.at) == today;
    });
    if (added < max_added_words_a_day) return Ok{};
    return Error{ErrorCode::TooMany, Text::AddedWordsTooOften, "action"};
}

Result<Ok> check_added_evidence(std::span<const EvidenceFormat> formats) {
    if (check_evidence_count(formats)) return Ok{};
    return Error{ErrorCode::TooLarge, Text::AdditionsTooMany, "evidence"};
}

} // namespace zhiping
