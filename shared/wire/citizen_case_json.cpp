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

std::optional<Error> read_promise(const Json& json, CitizenPromise& promise) {
    JsonReader reader{json};
    reader.need("date", promise.due);
    reader.need("original_date", promise.original_due);
    reader.read("extended_by", promise.extended_by);
    reader.read("extension_reason", promise.extension_reason);
    reader.read("provisional", promise.is_provisional);
    reader.read("kept_at", promise.kept);
    reader.read("late", promise.is_late);
    return reader.problem_with_all();
}

std::optional<Error> read_rejection(const Json& json, CitizenRejection& rejection) {
    JsonReader reader{json};
    reader.need("unit", rejection.unit_id);
    reader.read("date", rejection.due);
    reader.read("provisional", rejection.is_provisional);
    return reader.problem_with_all();
}

std::optional<Error> read_promised(const Json& json, CitizenMeasure& promised) {
    JsonReader reader{json};
    reader.need("kind", measure_kinds, promised.measure.kind);
    reader.read("promised_for", promised.measure.promised_for);
    reader.need("unit", promised.unit_id);
    reader.read("kept_at", promised.kept);
    reader.read("late", promised.is_late);
    return reader.problem_with_all();
}

std::optional<Error> read_attachment(const Json& json, CitizenAttachment& attachment) {
    JsonReader reader{json};
    std::string digits;
    reader.need("sha256", digits);
    reader.need("format", attachment_formats, attachment.format);
    reader.need("bytes", attachment.bytes);
    reader.need("name", attachment.name);
    if (const auto problem = reader.problem_with_all()) return problem;
    const auto hash = parse_sha256(digits);
    if (!hash) return invalid("sha256", Text::ValueUnknown);
    attachment.hash = *hash;
    return std::nullopt;
}

std::optional<Error> read_issued(const Json& json, CitizenReply& reply) {
    JsonReader reader{json};
    reader.need("event", reply.event);
    reader.need("round", reply.round);
    reader.need("unit", reply.unit_id);
    reader.need("issued_at", reply.issued);
    reader.read("opened_at", reply.opened);
    reader.read_list("findings", reply.findings, read_finding);
    reader.need("overall", overall_findings, reply.overall);
    reader.read_list("measures", reply.measures, read_measure);
    reader.read("text", reply.text);
    reader.read("basis", reply.basis);
    reader.read_list("attachments", reply.attachments, read_attachment);
    return reader.problem_with_all();
}

std::optional<Error> read_event(const Json& json, CitizenEvent& event) {
    JsonReader reader{json};
    reader.need("number", event.number);
    reader.need("action", case_actions, event.action);
    reader.need("at", event.at);
    reader.need("role", roles, event.role);
    reader.read("unit", event.unit_id);
    reader.read("words", event.words);
    reader.read("contact", contact_kinds, event.contact);
    reader.read("happened_at", event.happened_at);
    reader.read("withdrawal", withdrawal_reasons, event.withdrawal);
    reader.read("was_asked_for", event.was_asked_for);
    reader.read("event", event.event);
    reader.read("measure", event.measure);
    read_hashes(reader, "evidence", event.evidence);
    reader.read("receipt", event.receipt);
    reader.read_list("situations", event.situations, read_situation);
    reader.read("moved_from", event.moved_from);
    return reader.problem_with_all();
}

std::optional<Error> read_action(const Json& json, CaseAction& action) {
    const auto found = json.is_string() ? find_by_id(case_actions, json.get<std::string>()) : std::nullopt;
    if (!found) return invalid("possible_actions", Text::ValueUnknown);
    action = *found;
    return std::nullopt;
}

std::optional<Error> read_unit(const Json& json, CitizenUnit& unit) {
    JsonReader reader{json};
    reader.need("id", unit.id);
    reader.need(tag_of(Language::Chinese).data(), unit.name.chinese);
    reader.need(tag_of(Language::English).data(), unit.name.english);
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
    if (reader.has("promise"))
        if (const auto problem = read_promise(json["promise"], seen.promise.emplace())) return *problem;
    reader.read("answer_until", seen.answer_until);
    if (reader.has("rejection"))
        if (const auto problem = read_rejection(json["rejection"], seen.rejection.emplace())) return *problem;
    reader.read("contest_until", seen.contest_until);
    reader.read("question", seen.question);
    reader.read_list("measures", seen.measures, read_promised);
    reader.read_list("replies", seen.replies, read_issued);
    reader.read_list("events", seen.events, read_event);
    reader.read_list("possible_actions", seen.possible_actions, read_action);
    reader.read_list("units", seen.units, read_unit);
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
