#include "shared/cases/officer_case.hpp"

#include "shared/cases/rights.hpp"

#include <algorithm>

namespace zhiping {

namespace {

bool is_about(const CaseEvent& event, const Actor& officer) {
    const auto& named = event.details.officer;
    return named && is_same_badge(named->badge, officer.officer.badge);
}

bool is_by(const CaseEvent& event, const Actor& officer) {
    return event.actor.role == Role::Officer && is_same_badge(event.actor.officer.badge, officer.officer.badge);
}

OfficerWords words_of(const CaseEvent& event) { return {event.at, event.details.words}; }

bool waits(const CaseFile& file, int event) {
    const auto& asked = file.asked_officers;
    return may_do(file.status, CaseAction::AnswerQuestions, By::Officer) &&
           std::any_of(asked.begin(), asked.end(), [&](const AskedOfficer& each) { return each.event == event; });
}

std::vector<OfficerQuestion> questions_of(const CaseFile& file, std::span<const CaseEvent> events,
                                          const Actor& officer) {
    std::vector<OfficerQuestion> questions;
    std::vector<int> asked;
    for (const auto& event : events) {
        if (event.action == CaseAction::AskOfficers && is_about(event, officer)) {
            questions.push_back({words_of(event), {}, waits(file, event.number)});
            asked.push_back(event.number);
        }
        if (event.action != CaseAction::AnswerQuestions || !is_by(event, officer)) continue;
        const auto found = std::find(asked.begin(), asked.end(), event.details.event.value_or(0));
        if (found != asked.end()) questions[static_cast<std::size_t>(found - asked.begin())].answer = words_of(event);
    }
    return questions;
}

// Of the reply that stands: not of one that was rejected before the case closed in another way.
std::vector<OfficerFinding> standing_findings(const CaseFile& file) {
    std::vector<OfficerFinding> standing;
    if (!file.reply || !file.reply->issued || file.reply->round != file.round) return standing;
    for (const auto& [situation, finding, decline] : file.reply->reply.findings)
        standing.push_back({situation, finding, decline ? std::optional{decline->reason} : std::nullopt});
    return standing;
}

std::optional<OfficerOutcome> outcome_of(const CaseFile& file) {
    if (!file.closed) return std::nullopt;
    OfficerOutcome outcome{*file.closed, *file.closing, standing_findings(file)};
    outcome.is_cleared = is_clearing(outcome.findings);
    return outcome;
}

std::optional<OfficerObjection> objection_of(std::span<const CaseEvent> events, const Actor& officer) {
    std::optional<OfficerObjection> objection;
    for (const auto& event : events) {
        if (event.action == CaseAction::ObjectToOutcome && is_by(event, officer))
            objection = OfficerObjection{words_of(event)};
        if (event.action == CaseAction::AnswerObjection && is_about(event, officer) && objection)
            objection->answer = words_of(event);
    }
    return objection;
}

// Whether only what he says could be wrong with it.
bool may_object(const CaseFile& file, const Actor& officer, const CaseSurroundings& around, Instant now) {
    const auto decided = decide(file, {CaseAction::ObjectToOutcome, officer, now}, around);
    return decided || decided.error().code == ErrorCode::Invalid;
}

} // namespace

bool is_clearing(std::span<const OfficerFinding> all) {
    return !all.empty() && std::all_of(all.begin(), all.end(), [](const OfficerFinding& each) {
        return each.finding == Finding::DidNotHappen || each.finding == Finding::Lawful;
    });
}

std::optional<Date> last_day_to_object(const CaseFile& file, const CaseSurroundings& around) {
    if (!file.closed || around.policy.objection.count() == 0) return std::nullopt;
    return next_working_day(around.calendar, china_date(*file.closed) + around.policy.objection);
}

std::optional<OfficerCase> officer_case(const OfficerSubject& subject, const CaseFile& file,
                                        std::span<const CaseEvent> events, const Actor& officer,
                                        const CaseSurroundings& around, Instant now) {
    if (!may(officer, Right::BeHeard, file, around.units)) return std::nullopt;
    OfficerCase seen{subject, questions_of(file, events, officer), outcome_of(file)};
    if (seen.questions.empty() && !seen.outcome) return std::nullopt;
    seen.objection = objection_of(events, officer);
    if (may_object(file, officer, around, now)) seen.object_until = last_day_to_object(file, around);
    return seen;
}

std::optional<int> event_of_question(std::span<const CaseEvent> events, const Actor& officer, int number) {
    int asked = 0;
    for (const auto& event : events)
        if (event.action == CaseAction::AskOfficers && is_about(event, officer) && ++asked == number)
            return event.number;
    return std::nullopt;
}

} // namespace zhiping
