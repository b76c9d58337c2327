#include "shared/cases/timely_commands.hpp"

namespace zhiping {

namespace {

Date reminder_day(const CaseClock& clock, const CaseSurroundings& around) {
    const auto& policy = around.policy;
    return clock.kind == ClockKind::Response
               ? clock.due - policy.citizen_reminder
               : working_days_before(around.calendar, clock.due, policy.reminder_working_days);
}

} // namespace

std::optional<Instant> next_look(const CaseClock& clock, const CaseSurroundings& around) {
    if (!clock.is_running() || clock.is_late) return std::nullopt;
    const bool is_reminded = clock.is_reminded || clock.kind == ClockKind::Measure;
    return begin_of(is_reminded ? clock.due + std::chrono::days{1} : reminder_day(clock, around));
}

std::vector<CaseCommand> timely_commands(const CaseFile& file, Instant now) {
    using enum CaseAction;
    const Actor time{Role::Clock};
    std::vector<CaseCommand> commands;
    for (const auto action : {Remind, LetRequestRunOut, BecomeOverdue, RemindCitizen, CloseUnanswered})
        commands.push_back({action, time, now});
    for (const auto& clock : file.clocks)
        if (clock.kind == ClockKind::Measure && clock.is_running())
            commands.push_back({BecomeMeasureOverdue, time, now, {.measure = clock.number}});
    return commands;
}

} // namespace zhiping
