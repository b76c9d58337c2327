#include "shared/wire/citizen_case_json.hpp"

#include "shared/text/utf8.hpp"
#include "shared/wire/case_parts.hpp"
#include "shared/wire/citizen_case_parts.hpp"
#include "shared/wire/evidence_json.hpp"

namespace zhiping::wire {

namespace {

Json rejection_json(const CitizenRejection& rejection) {
    JsonWriter writer;
    writer.add("unit", rejection.unit_id);
    writer.add("date", rejection.due);
    writer.add("provisional", rejection.is_provisional);
    return writer.take();
}

Json event_json(const CitizenEvent& event) {
    auto writer = event_writer(event);
    writer.add("was_asked_for", event.was_asked_for);
    writer.add("evidence", to_list(event.evidence, [](const auto& each) { return to_digits(each); }));
    return writer.take();
}

std::optional<Error> read_rejection(const Json& json, CitizenRejection& rejection) {
    JsonReader reader{json};
    reader.need("unit", rejection.unit_id);
    reader.read("date", rejection.due);
    reader.read("provisional", rejection.is_provisional);
    return reader.problem_with_all();
}

std::optional<Error> read_event(const Json& json, CitizenEvent& event) {
    JsonReader reader{json};
    read_citizen_event(reader, event);
    reader.read("was_asked_for", event.was_asked_for);
    read_hashes(reader, "evidence", event.evidence);
    return reader.problem_with_all();
}

} // namespace

std::string encode(const CitizenCase& seen) {
    JsonWriter writer;
    writer.add("status", case_statuses, seen.status);
    writer.add("closing", closings, seen.closing);
    writer.add("unit", seen.unit_id);
    writer.add("round", std::optional{seen.round});
    if (seen.promise) writer.add("promise", to_json(*seen.promise));
    writer.add("answer_until", seen.answer_until);
    if (seen.rejection) writer.add("rejection", rejection_json(*seen.rejection));
    writer.add("contest_until", seen.contest_until);
    writer.add("question", seen.question);
    writer.add("measures", to_list(seen.measures, written));
    writer.add("replies", to_list(seen.replies, written));
    writer.add("events", to_list(seen.events, event_json));
    writer.add("possible_actions", to_ids(case_actions, seen.possible_actions));
    writer.add("units", to_list(seen.units, written));
    writer.add("seen", std::optional{seen.seen});
    return to_text(writer.take());
}

Result<CitizenCase> decode_citizen_case(std::string_view text) {
    const auto json = parse(text);
    CitizenCase seen{};
    JsonReader reader{json};
    reader.need("status", case_statuses, seen.status);
    reader.read("closing", closings, seen.closing);
    reader.need("unit", seen.unit_id);
    reader.need("round", seen.round);
    reader.read_part("promise", seen.promise, read_promise);
    reader.read("answer_until", seen.answer_until);
    reader.read_part("rejection", seen.rejection, read_rejection);
    reader.read("contest_until", seen.contest_until);
    reader.read("question", seen.question);
    reader.read_list("measures", seen.measures, read_citizen_measure);
    reader.read_list("replies", seen.replies, read_citizen_reply);
    reader.read_list("events", seen.events, read_event);
    reader.read_ids("possible_actions", case_actions, seen.possible_actions);
    reader.read_list("units", seen.units, read_named_unit);
    reader.need("seen", seen.seen);
    if (const auto problem = reader.problem_with_all()) return *problem;
    return seen;
}

std::string encode(const CitizenAction& action) {
    auto json = to_json(action.details);
    json["action_id"] = action.id.digits();
    json["action"] = facts_of(case_actions, action.action).id;
    if (action.seen) json["seen"] = *action.seen;
    json.erase("evidence");
    if (!action.evidence.empty()) json["evidence"] = to_json(action.evidence);
    return to_text(json);
}

Result<CitizenAction> decode_citizen_action(std::string_view text) {
    auto json = parse(text);
    if (!json.is_object()) return invalid("", Text::BodyNotJson);
    auto id = member<std::string>(json, "action_id").and_then(ActionId::parse);
    if (!id) return id.error();
    const auto kind = enum_member(json, "action", case_actions);
    if (!kind) return kind.error();
    if (!is_citizen_action(*kind)) return Error{ErrorCode::Forbidden, Text::CaseNotYours, "action"};
    CitizenAction action{*std::move(id), *kind};
    JsonReader reader{json};
    reader.read("seen", action.seen);
    if (const auto problem = reader.problem()) return *problem;
    auto evidence = upload_ids_from(json);
    if (!evidence) return evidence.error();
    action.evidence = *std::move(evidence);
    for (const auto* name : {"action_id", "action", "seen", "evidence"})
        json.erase(name); // What is left, the action says.
    if (const auto problem = read_details(json, action.details)) return *problem;
    action.details.words = readable(action.details.words);
    return action;
}

} // namespace zhiping::wire
