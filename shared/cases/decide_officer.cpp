#include "shared/cases/decisions.hpp"
#include "shared/cases/officer_case.hpp"
#include "shared/text/text_ids.hpp"

#include <algorithm>

// What concerns the officers on the code: they are heard, and never decide.
namespace zhiping::decisions {

namespace {

bool is_of(const Officer& officer, const Decision& decision) {
    return is_same_badge(officer.badge, decision.event.actor.officer.badge);
}

// One of them, by badge number; his name is as the code has it.
Refusal ask_officers(Decision& decision) {
    auto& asked = decision.event.details.officer;
    if (!asked) return invalid("officer", Text::FieldMissing);
    const auto* named = find_officer(decision.file, asked->badge);
    if (!named) return invalid("officer", Text::OfficerNotOnCode);
    asked = *named;
    return need_words(decision);
}

Refusal answer_questions(Decision& decision) {
    const auto& asked = decision.file.asked_officers;
    const bool is_open = std::any_of(asked.begin(), asked.end(), [&](const AskedOfficer& each) {
        return each.event == decision.details().event && is_of(each.officer, decision);
    });
    if (!is_open) return not_now(Text::NoQuestion);
    return need_words(decision);
}

Refusal object_to_outcome(Decision& decision) {
    const auto& objections = decision.file.objections;
    if (std::any_of(objections.begin(), objections.end(),
                    [&](const Objection& each) { return is_of(each.officer, decision); }))
        return not_now(Text::ObjectedBefore);
    const auto last = last_day_to_object(decision.file, decision.around);
    if (!last || decision.today() > *last) return not_now(Text::TooLateToObject);
    return need_words(decision);
}

} // namespace

Decide officer_decision(CaseAction action) {
    switch (action) {
    case CaseAction::AskOfficers: return ask_officers;
    case CaseAction::AnswerQuestions: return answer_questions;
    case CaseAction::ObjectToOutcome: return object_to_outcome;
    default: return nullptr;
    }
}

} // namespace zhiping::decisions
