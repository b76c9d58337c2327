#include "shared/wire/case_json.hpp"

#include "shared/wire/case_parts.hpp"

namespace zhiping::wire {

namespace {

Json facts_to_json(const CaseEvent& event) {
    JsonWriter writer;
    writer.add("status", case_statuses, event.status);
    writer.add("closing", closings, event.closing);
    writer.add("unit", event.unit_id);
    writer.add("round", std::optional{event.round});
    writer.add("clocks", to_list(event.clocks, [](const auto& each) { return wire::to_json(each); }));
    writer.add("details", wire::to_json(event.details));
    return writer.take();
}

Json to_json(const Actor& actor) {
    JsonWriter writer;
    writer.add("role", roles, actor.role);
    writer.add("unit", actor.unit_id);
    writer.add("name", actor.officer.name);
    writer.add("badge", actor.officer.badge);
    return writer.take();
}

std::optional<Error> read_text(const Json& json, std::string& text) {
    if (!json.is_string()) return invalid("", Text::FieldWrongType);
    text = json.get<std::string>();
    return std::nullopt;
}

} // namespace

std::string encode_facts(const CaseEvent& event) { return to_text(facts_to_json(event)); }

std::string encode(const CaseEvent& event) {
    auto json = facts_to_json(event);
    json["number"] = event.number;
    json["action"] = facts_of(case_actions, event.action).id;
    json["actor"] = to_json(event.actor);
    json["at"] = to_number(event.at);
    return to_text(json);
}

std::string encode(const CaseClock& clock) { return to_text(wire::to_json(clock)); }

Result<CaseEvent> decode_facts(std::string_view text, CaseEvent event) {
    const auto json = parse(text);
    JsonReader reader{json};
    read_facts(reader, event);
    if (const auto problem = reader.problem_with_all()) return *problem;
    return event;
}

Result<CaseEvent> decode_event(std::string_view text) {
    const auto json = parse(text);
    CaseEvent event{};
    if (const auto problem = read_case_event(json, event, Unknown::PassedOver)) return *problem;
    return event;
}

Result<CaseClock> decode_clock(std::string_view text) {
    const auto json = parse(text);
    CaseClock clock{};
    if (const auto problem = read_clock(json, clock, Unknown::PassedOver)) return *problem;
    return clock;
}

std::string encode(const EventWords& words) {
    JsonWriter writer;
    writer.add("words", words.words);
    writer.add("reply_text", words.reply_text);
    writer.add("reply_basis", words.reply_basis);
    writer.add("ways", to_list(words.ways, [](const std::string& each) { return each; }));
    return to_text(writer.take());
}

Result<EventWords> decode_words(std::string_view text) {
    const auto json = parse(text);
    EventWords words;
    JsonReader reader{json};
    reader.read("words", words.words);
    reader.read("reply_text", words.reply_text);
    reader.read("reply_basis", words.reply_basis);
    reader.read_list("ways", words.ways, read_text);
    if (const auto problem = reader.problem_with_all()) return *problem;
    return words;
}

Result<Reply> decode_reply(std::string_view text) {
    const auto json = parse(text);
    Reply reply;
    if (const auto problem = read_reply(json, reply)) return *problem;
    return reply;
}

std::string encode(const Reply& reply) { return to_text(to_json(reply)); }

} // namespace zhiping::wire
