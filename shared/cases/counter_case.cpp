#include "shared/cases/counter_case.hpp"

namespace zhiping {

namespace {

CounterEvent to_counter_event(CitizenEvent event) {
    return {.number = event.number,
            .action = event.action,
            .at = event.at,
            .role = event.role,
            .unit_id = std::move(event.unit_id),
            .words = std::move(event.words),
            .contact = event.contact,
            .happened_at = event.happened_at,
            .withdrawal = event.withdrawal,
            .event = event.event,
            .measure = event.measure,
            .receipt = std::move(event.receipt),
            .situations = std::move(event.situations),
            .moved_from = event.moved_from};
}

} // namespace

CounterCase counter_case(CitizenCase seen) {
    CounterCase shown{.status = seen.status,
                      .closing = seen.closing,
                      .unit_id = std::move(seen.unit_id),
                      .round = seen.round,
                      .promise = std::move(seen.promise),
                      .answer_until = seen.answer_until,
                      .contest_until = seen.contest_until,
                      .question = seen.question,
                      .measures = std::move(seen.measures),
                      .replies = std::move(seen.replies),
                      .units = std::move(seen.units)};
    for (auto& event : seen.events)
        if (event.action != CaseAction::ReportPressure) shown.events.push_back(to_counter_event(std::move(event)));
    return shown;
}

} // namespace zhiping
