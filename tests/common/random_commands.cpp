#include "tests/common/random_commands.hpp"

#include "tests/common/people.hpp"
#include "tests/common/random_details.hpp"

#include <algorithm>

namespace zhiping::test {

namespace {

constexpr int max_picks_of_new = 100;

// When an action of the clock may be due.
Instant due_time(CaseAction action, const CaseFile& file, Instant now) {
    using enum CaseAction;
    const auto* clock = action == BecomeMeasureOverdue ? file.running(ClockKind::Measure) : waiting_clock(file);
    if (!clock || action == MoveClocks || action == DeliverNotice) return now;
    const bool is_reminder = action == Remind || action == RemindCitizen;
    return std::max(now, begin_of(clock->due + std::chrono::days{is_reminder ? 0 : 1}));
}

} // namespace

const CaseClock* waiting_clock(const CaseFile& file) {
    return file.running(file.status == CaseStatus::Answered ? ClockKind::Response : ClockKind::Reply);
}

bool RandomCommands::is_wanted(const Step& step, const CaseFile& file) const {
    const bool needs_taking = step.by == By::Handler && file.status == CaseStatus::Handling && !file.handler;
    if (needs_taking && step.action != CaseAction::Take && m_random.below(8) > 0) return false;
    const bool ends = step.to == CaseStatus::Closed && step.from != CaseStatus::Closed;
    if (step.from != file.status || (ends && m_random.below(8) > 0)) return false;
    return step.from != step.to || needs_taking || m_random.below(6) == 0;
}

// Who handles the case already, if anybody does.
Actor RandomCommands::actor_for(By by, const CaseFile& file) const {
    std::vector<Actor> fitting;
    for (const auto& actor : everybody)
        if (acts_as(by, actor, file, m_units) && (by == By::Officer || !is_barred(file, actor)))
            fitting.push_back(actor);
    for (const auto& actor : fitting)
        if (by == By::Handler && file.handler == actor.officer) return actor;
    return fitting.empty() ? citizen : m_random.one_of(fitting);
}

CaseCommand RandomCommands::fitting(const CaseFile& file, Instant now, const DoneActions& done) const {
    const bool wants_new = m_random.below(2) == 0;
    for (int pick = 0;; ++pick) {
        const auto& step = m_random.one_of(workflow());
        if (!is_wanted(step, file)) continue;
        if (wants_new && pick < max_picks_of_new && done.contains({step.from, step.action})) continue;
        const auto at = step.by == By::Clock ? due_time(step.action, file, now) : now;
        auto details = random_details(m_random, file, at);
        details.words = "有理由";
        if (!file.contacts.empty()) details.event = file.contacts.back();
        if (step.action == CaseAction::AskOfficers || step.action == CaseAction::AnswerObjection)
            details.officer = named_officer;
        if (step.action == CaseAction::AnswerQuestions && !file.asked_officers.empty())
            details.event = file.asked_officers.front().event;
        if (const auto* measure = file.running(ClockKind::Measure)) details.measure = measure->number;
        return {step.action, actor_for(step.by, file), at, taken_by(step.action, details)};
    }
}

CaseCommand RandomCommands::any(const CaseFile& file, Instant now) const {
    const auto action = m_random.one_of(case_actions).value;
    const auto& actor = m_random.one_of(everybody);
    const auto details = random_details(m_random, file, now);
    return {action, actor, now, m_random.below(4) == 0 ? details : taken_by(action, details)};
}

} // namespace zhiping::test
