#include "shared/cases/decide.hpp"

#include "shared/cases/check_command.hpp"
#include "shared/cases/decisions.hpp"
#include "shared/cases/rights.hpp"
#include "shared/cases/words.hpp"
#include "shared/text/text_ids.hpp"

#include <algorithm>

namespace zhiping {

namespace {

using decisions::Decision;

// Who acted before may still say that a promise was kept, and who shall act now; who is concerned may say that, and is
// heard as an officer.
bool is_out(const CaseFile& file, CaseAction action, const Actor& actor) {
    if (!is_staff(actor.role) || actor.role == Role::Officer || action == CaseAction::DeclareConcerned) return false;
    const bool is_of_others = action == CaseAction::ConfirmMeasure || action == CaseAction::Appoint;
    return is_of_others ? is_concerned(file, actor) : is_barred(file, actor);
}

// Why somebody may not take any step of this action; none when one may be taken.
std::optional<Error> check_step(const CaseFile& file, const CaseCommand& command, const UnitTree& units) {
    bool is_for_others = false;
    for (const auto& step : workflow()) {
        if (step.from != file.status || step.action != command.action) continue;
        if (acts_as(step.by, command.actor, file, units)) return std::nullopt;
        if (step.by != By::Administrator) is_for_others = true; // Nobody at a desk of cases waits for him.
    }
    if (is_for_others) return Error{ErrorCode::Forbidden, Text::CaseNotYours};
    return decisions::not_now(Text::CaseNotNow);
}

bool is_listed(const CaseFile& file, const CaseEvent& event, const UnitTree& units) {
    return std::any_of(bys.begin(), bys.end(), [&](const ByFacts& by) {
        return acts_as(by.value, event.actor, file, units) &&
               is_step({file.status, event.action, by.value, event.status});
    });
}

// Once in an event: a clock that it has met already does not end without having been met.
void stop_clock(Decision& decision, ClockKind kind, std::optional<Instant> CaseClock::*how) {
    auto& changed = decision.event.clocks;
    const auto* running = decision.file.running(kind);
    const auto is_it = [&](const CaseClock& each) { return each.kind == kind && each.number == running->number; };
    if (!running || std::any_of(changed.begin(), changed.end(), is_it)) return;
    auto clock = *running;
    clock.*how = decision.event.at;
    clock.is_late = clock.is_late || becomes_late(clock, decision.event.at);
    changed.push_back(clock);
}

CaseEvent as_it_stands(const CaseFile& file, const CaseCommand& command) {
    return {.number = file.events + 1,
            .action = command.action,
            .actor = command.actor,
            .at = std::max(command.at, file.last_event), // Two clocks may differ; what happens has an order.
            .details = command.details,
            .status = file.status,
            .closing = file.closing,
            .unit_id = file.unit_id,
            .round = file.round,
            .clocks = {}};
}

bool has_promised(const CaseFile& file, std::string_view unit_id) {
    return std::any_of(file.measures.begin(), file.measures.end(),
                       [&](const PromisedMeasure& each) { return each.unit_id == unit_id; });
}

} // namespace

bool acts_as(By by, const Actor& actor, const CaseFile& file, const UnitTree& units) {
    const auto may_here = [&](Right right) { return may(actor, right, file, units); };
    switch (by) {
    case By::Citizen: return actor.role == Role::Citizen;
    case By::Handler: return may_here(Right::Handle);
    case By::Lead: return may_here(Right::Approve);
    case By::Above: return may_here(Right::Oversee);
    case By::Supervisor: return may_here(Right::Urge);
    case By::Bureau: return may_here(Right::Appoint) && actor.unit_id == file.unit_id && !units.parent_of(file.unit_id);
    case By::Officer: return may_here(Right::BeHeard);
    case By::Promiser: return may(actor.role, Right::Handle, Relation::Own) && has_promised(file, actor.unit_id);
    case By::Administrator: return may_here(Right::Administer);
    case By::Clock: return actor.role == Role::Clock;
    }
    return false;
}

CaseEvent open_case(const CaseSubject& subject, const CaseSurroundings& around) {
    const bool is_above = std::any_of(subject.ticked.begin(), subject.ticked.end(),
                                      [&](Situation situation) { return around.policy.goes_one_up(situation); });
    const auto parent = is_above ? around.units.parent_of(subject.unit_id) : std::nullopt;
    const CaseFile nothing;
    const CaseCommand open{CaseAction::Open, {Role::Clock}, subject.received, {.subject = subject}};
    Decision decision{nothing, around, as_it_stands(nothing, open)};
    begin_round(decision, parent.value_or(subject.unit_id), around.policy.reply_working_days);
    return decision.event;
}

Result<CaseEvent> decide(const CaseFile& file, const CaseCommand& command, const CaseSurroundings& around) {
    if (const auto valid = check_command(command); !valid) return valid.error();
    if (!around.units.has(file.unit_id)) return decisions::not_now(Text::CaseUnitMissing);
    if (const auto refusal = check_step(file, command, around.units)) return *refusal;
    if (is_out(file, command.action, command.actor)) return Error{ErrorCode::Forbidden, Text::CaseConcernsYou};
    Decision decision{file, around, as_it_stands(file, command)};
    if (const auto refusal = decisions::decision_of(command.action)(decision)) return *refusal;
    if (!is_listed(file, decision.event, around.units)) return decisions::not_now(Text::CaseNotNow);
    return std::move(decision.event);
}

std::vector<CaseAction> possible_actions(const CaseFile& file, const Actor& actor, const UnitTree& units) {
    std::vector<CaseAction> possible;
    for (const auto& action : case_actions) {
        const CaseCommand command{action.value, actor, {}};
        if (check_step(file, command, units)) continue;
        if (action.value == CaseAction::AnswerObjection && !has_open_objection(file)) continue;
        if (!is_out(file, action.value, actor)) possible.push_back(action.value);
    }
    return possible;
}

namespace decisions {

Decide decision_of(CaseAction action) {
    for (const auto find : {handling_decision, above_decision, officer_decision, citizen_decision, clock_decision})
        if (const auto found = find(action)) return found;
    return [](Decision&) -> Refusal { return not_now(Text::CaseNotNow); };
}

Error not_now(Message reason) { return {ErrorCode::Conflict, reason}; }

Refusal need_words(const Decision& decision) {
    const auto valid = check_words(decision.details().words, {"words", 1, max_event_words_characters});
    if (valid) return std::nullopt;
    return valid.error();
}

void meet_clock(Decision& decision, ClockKind kind) { stop_clock(decision, kind, &CaseClock::met_at); }

void end_clock(Decision& decision, ClockKind kind) { stop_clock(decision, kind, &CaseClock::ended_at); }

void begin_round(Decision& decision, std::string unit_id, int working_days) {
    end_clock(decision, ClockKind::Reply);
    end_clock(decision, ClockKind::Response);
    auto& event = decision.event;
    event.status = CaseStatus::Handling;
    event.closing.reset();
    event.unit_id = std::move(unit_id);
    ++event.round;
    const auto due = working_days_after(decision.around.calendar, decision.today(), working_days);
    event.clocks.push_back({.kind = ClockKind::Reply,
                            .number = event.round,
                            .counted_from = decision.today(),
                            .days = working_days,
                            .due = due.day,
                            .original_due = due.day,
                            .provisional = due.provisional});
}

void close(Decision& decision, Closing closing) {
    end_clock(decision, ClockKind::Reply);
    decision.event.status = CaseStatus::Closed;
    decision.event.closing = closing;
}

} // namespace decisions

} // namespace zhiping
