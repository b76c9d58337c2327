#pragma once

#include "shared/cases/citizen_case.hpp"
#include "shared/wire/case_parts.hpp"

// What is written of a case both for its citizen and for who reads it out. Included by this room's .cpp files only.
namespace zhiping::wire {

Json to_json(const CitizenPromise&);
Json to_json(const CitizenMeasure&);
Json to_json(const CitizenReply&);
Json to_json(const NamedUnit&);
Json to_json(const CitizenAttachment&);

// For JsonReader::read_part() and read_list().
std::optional<Error> read_promise(const Json&, CitizenPromise&, Unknown);
std::optional<Error> read_citizen_measure(const Json&, CitizenMeasure&, Unknown);
std::optional<Error> read_citizen_reply(const Json&, CitizenReply&, Unknown);
std::optional<Error> read_named_unit(const Json&, NamedUnit&, Unknown);
std::optional<Error> read_citizen_attachment(const Json&, CitizenAttachment&, Unknown);

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

template <typename Event> void read_citizen_event(JsonReader& reader, Event& event) {
    reader.need("number", event.number);
    reader.need("action", case_actions, event.action);
    reader.need("at", event.at);
    reader.need("role", roles, event.role);
    reader.read("unit", event.unit_id);
    reader.read("words", event.words);
    reader.read("contact", contact_kinds, event.contact);
    reader.read("happened_at", event.happened_at);
    reader.read("withdrawal", withdrawal_reasons, event.withdrawal);
    reader.read("event", event.event);
    reader.read("measure", event.measure);
    reader.read("receipt", event.receipt);
    reader.read_ids("situations", situations, event.situations);
    reader.read("moved_from", event.moved_from);
}

} // namespace zhiping::wire
