#pragma once

#include "shared/cases/citizen_case.hpp"
#include "shared/wire/case_parts.hpp"

// What is written of a case both for its citizen and for who reads it out. Included by this room's .cpp files only.
namespace zhiping::wire {

Json to_json(const CitizenPromise&);
Json to_json(const CitizenMeasure&);
Json to_json(const CitizenReply&);
Json to_json(const CitizenUnit&);

// For to_list().
inline constexpr auto written = [](const auto& each) { return to_json(each); };

// What an event says to its citizen and at a counter alike.
template <typename Event> JsonWriter event_writer(const Event& event) {
    JsonWriter writer;
    writer.add("number", std::optional{event.number});
    writer.add("action", case_actions, event.action);
    writer.add("at", std::optional{event.at});
    writer.add("role", roles, event.role);
    writer.add("unit", event.unit_id);
    writer.add("words", event.words);
    writer.add("contact", contact_kinds, event.contact);
    writer.add("happened_at", event.happened_at);
    writer.add("withdrawal", withdrawal_reasons, event.withdrawal);
    writer.add("event", event.event);
    writer.add("measure", event.measure);
    writer.add("receipt", event.receipt);
    writer.add("situations", to_ids(situations, event.situations));
    writer.add("moved_from", event.moved_from);
    return writer;
}

} // namespace zhiping::wire
