#include "shared/wire/counter_json.hpp"

#include "shared/wire/citizen_case_parts.hpp"
#include "shared/wire/evaluation_json.hpp"
#include "shared/wire/evaluation_parts.hpp"

namespace zhiping::wire {

namespace {

Json to_json(const CounterCase& shown) {
    JsonWriter writer;
    writer.add("status", case_statuses, shown.status);
    writer.add("closing", closings, shown.closing);
    writer.add("unit", shown.unit_id);
    writer.add("round", std::optional{shown.round});
    if (shown.promise) writer.add("promise", wire::to_json(*shown.promise));
    writer.add("answer_until", shown.answer_until);
    writer.add("contest_until", shown.contest_until);
    writer.add("question", shown.question);
    writer.add("measures", to_list(shown.measures, written));
    writer.add("replies", to_list(shown.replies, written));
    writer.add("events", to_list(shown.events, [](const auto& each) { return event_writer(each).take(); }));
    writer.add("units", to_list(shown.units, written));
    return writer.take();
}

std::optional<Error> read_counter_event(const Json& json, CounterEvent& event, Unknown unknown) {
    JsonReader reader{json, unknown};
    read_citizen_event(reader, event);
    return reader.problem_with_all();
}

std::optional<Error> read_counter_case(const Json& json, CounterCase& shown) {
    JsonReader reader{json, Unknown::PassedOver};
    reader.need("status", case_statuses, shown.status);
    reader.read("closing", closings, shown.closing);
    reader.need("unit", shown.unit_id);
    reader.need("round", shown.round);
    reader.read_part("promise", shown.promise, read_promise);
    reader.read("answer_until", shown.answer_until);
    reader.read("contest_until", shown.contest_until);
    reader.read("question", shown.question);
    reader.read_list("measures", shown.measures, read_citizen_measure);
    reader.read_list("replies", shown.replies, read_citizen_reply);
    reader.read_list("events", "action", case_actions, shown.events, read_counter_event);
    reader.read_list("units", shown.units, read_named_unit);
    return reader.problem();
}

} // namespace

std::string encode(const CounterQuestion& asked) {
    return to_text(Json{{"receipt", asked.number.text()}, {"query_code", asked.code.text()}});
}

Result<CounterQuestion> decode_counter_question(std::string_view text) {
    const auto json = parse(text);
    if (!json.is_object()) return invalid("", Text::BodyNotJson);
    const auto number = member<std::string>(json, "receipt").and_then(ReceiptNumber::parse);
    if (!number) return number.error();
    const auto code = member<std::string>(json, "query_code").and_then(QueryCode::parse);
    if (!code) return code.error();
    return CounterQuestion{*number, *code};
}

std::string encode(const CounterReading& reading) {
    Json json{{"evaluation", parse(encode(reading.evaluation))}};
    if (reading.shown) json["case"] = to_json(*reading.shown);
    return to_text(json);
}

Result<CounterReading> decode_counter_reading(std::string_view body) {
    const auto json = parse(body);
    JsonReader reader{json, Unknown::PassedOver};
    if (const auto problem = reader.problem()) return *problem;
    auto evaluation = stored_evaluation_in(json);
    if (!evaluation) return evaluation.error();
    CounterReading reading{*std::move(evaluation)};
    reader.read_part("case", reading.shown, read_counter_case);
    if (const auto problem = reader.problem()) return *problem;
    return reading;
}

std::string encode(std::span<const CitizenView> views) {
    return to_text({{"views", to_list(views, [](const CitizenView& each) {
                         Json json{{"unit", each.unit_id},
                                   {"name",
                                    {{tag_of(Language::Chinese), each.unit.chinese},
                                     {tag_of(Language::English), each.unit.english}}},
                                   {"at", to_number(each.at)},
                                   {"at_counter", each.at_counter}};
                         if (each.disclosed) json["disclosed"] = facts_of(disclosed_kinds, *each.disclosed).id;
                         if (!each.reason.empty()) json["reason"] = each.reason;
                         return json;
                     })}});
}

} // namespace zhiping::wire
