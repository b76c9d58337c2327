#include "shared/wire/case_json.hpp"

#include "shared/wire/json_reader.hpp"
#include "shared/wire/json_writer.hpp"

namespace zhiping::wire {

namespace {

template <typename List, typename ToJson> Json to_list(const List& list, ToJson to_json) {
    auto json = Json::array();
    for (const auto& each : list) json.push_back(to_json(each));
    return json;
}

Json to_json(const SituationFinding& found) {
    JsonWriter writer;
    writer.add("situation", situations, found.situation);
    writer.add("finding", findings, found.finding);
    if (!found.decline) return writer.take();
    writer.add("decline", decline_reasons, found.decline->reason);
    writer.add("way", found.decline->way);
    return writer.take();
}

Json to_json(const Measure& measure) {
    JsonWriter writer;
    writer.add("kind", measure_kinds, measure.kind);
    writer.add("promised_for", measure.promised_for);
    return writer.take();
}

Json to_json(const Reply& reply) {
    JsonWriter writer;
    writer.add("findings", to_list(reply.findings, [](const auto& each) { return to_json(each); }));
    writer.add("measures", to_list(reply.measures, [](const auto& each) { return to_json(each); }));
    writer.add("attachments", to_list(reply.attachments, [](const auto& each) { return to_digits(each); }));
    writer.add("text", reply.text);
    writer.add("basis", reply.basis);
    return writer.take();
}

Json to_json(const CaseClock& clock) {
    JsonWriter writer;
    writer.add("kind", clock_kinds, clock.kind);
    writer.add("number", std::optional{clock.number});
    writer.add("counted_from", std::optional{clock.counted_from});
    writer.add("days", std::optional{clock.days});
    writer.add("due", std::optional{clock.due});
    writer.add("original_due", std::optional{clock.original_due});
    writer.add("provisional", clock.provisional);
    writer.add("met_at", clock.met_at);
    writer.add("ended_at", clock.ended_at);
    writer.add("late", clock.is_late);
    writer.add("reminded", clock.is_reminded);
    if (clock.extended_by > 0) writer.add("extended_by", std::optional{clock.extended_by});
    return writer.take();
}

Json to_json(const CaseSubject& subject) {
    JsonWriter writer;
    writer.add("situations", to_list(subject.ticked, [](Situation each) { return facts_of(situations, each).id; }));
    writer.add("officers", to_list(subject.officers, [](const Officer& each) { return JsonWriter::plain(each); }));
    writer.add("unit", subject.unit_id);
    writer.add("received_at", std::optional{subject.received});
    writer.add("policy_version", std::optional{subject.policy_version});
    return writer.take();
}

Json to_json(const CaseDetails& details) {
    JsonWriter writer;
    if (details.subject) writer.add("subject", to_json(*details.subject));
    writer.add("words", details.words);
    if (details.reply) writer.add("reply", to_json(*details.reply));
    writer.add("recordings", recordings, details.recordings);
    writer.add("contact", contact_kinds, details.contact);
    writer.add("happened_at", details.happened_at);
    writer.add("withdrawal", withdrawal_reasons, details.withdrawal);
    writer.add("was_asked_for", details.was_asked_for);
    writer.add("reopens", details.reopens);
    writer.add("officer", details.officer);
    writer.add("event", details.event);
    writer.add("measure", details.measure);
    writer.add("working_days", details.working_days);
    writer.add("unit", details.unit_id);
    writer.add("receipt", details.receipt);
    writer.add("situations", to_list(details.situations, [](Situation each) { return facts_of(situations, each).id; }));
    writer.add("contest_until", details.contest_until);
    writer.add("moved_from", details.moved_from);
    writer.add("sample", details.is_sample);
    return writer.take();
}

Json facts_to_json(const CaseEvent& event) {
    JsonWriter writer;
    writer.add("status", case_statuses, event.status);
    writer.add("closing", closings, event.closing);
    writer.add("unit", event.unit_id);
    writer.add("round", std::optional{event.round});
    writer.add("clocks", to_list(event.clocks, [](const auto& each) { return to_json(each); }));
    writer.add("details", to_json(event.details));
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

std::optional<Error> read_situation(const Json& json, Situation& situation) {
    const auto found = json.is_string() ? find_by_id(situations, json.get<std::string>()) : std::nullopt;
    if (!found) return invalid("situations", Text::ValueUnknown);
    situation = *found;
    return std::nullopt;
}

std::optional<Error> read_hash(const Json& json, Sha256& hash) {
    const auto found = json.is_string() ? parse_sha256(json.get<std::string>()) : std::nullopt;
    if (!found) return invalid("attachments", Text::ValueUnknown);
    hash = *found;
    return std::nullopt;
}

std::optional<Error> read_finding(const Json& json, SituationFinding& found) {
    JsonReader reader{json};
    reader.need("situation", situations, found.situation);
    reader.read("finding", findings, found.finding);
    if (reader.has("decline")) reader.read("decline", decline_reasons, found.decline.emplace().reason);
    std::string way;
    if (found.decline) reader.read("way", way);
    if (found.decline) found.decline->way = std::move(way);
    return reader.problem_with_all();
}

std::optional<Error> read_measure(const Json& json, Measure& measure) {
    JsonReader reader{json};
    reader.need("kind", measure_kinds, measure.kind);
    reader.read("promised_for", measure.promised_for);
    return reader.problem_with_all();
}

std::optional<Error> read_reply(const Json& json, Reply& reply) {
    JsonReader reader{json};
    reader.read_list("findings", reply.findings, read_finding);
    reader.read_list("measures", reply.measures, read_measure);
    reader.read_list("attachments", reply.attachments, read_hash);
    reader.read("text", reply.text);
    reader.read("basis", reply.basis);
    return reader.problem_with_all();
}

std::optional<Error> read_clock(const Json& json, CaseClock& clock) {
    JsonReader reader{json};
    reader.need("kind", clock_kinds, clock.kind);
    reader.need("number", clock.number);
    reader.need("counted_from", clock.counted_from);
    reader.need("days", clock.days);
    reader.need("due", clock.due);
    reader.need("original_due", clock.original_due);
    reader.read("provisional", clock.provisional);
    reader.read("met_at", clock.met_at);
    reader.read("ended_at", clock.ended_at);
    reader.read("late", clock.is_late);
    reader.read("reminded", clock.is_reminded);
    reader.read("extended_by", clock.extended_by);
    return reader.problem_with_all();
}

std::optional<Error> read_officer(const Json& json, Officer& officer) {
    JsonReader reader{json};
    reader.need("name", officer.name);
    reader.read("badge", officer.badge);
    return reader.problem_with_all();
}

std::optional<Error> read_subject(const Json& json, CaseSubject& subject) {
    JsonReader reader{json};
    reader.read_list("situations", subject.ticked, read_situation);
    reader.read_list("officers", subject.officers, read_officer);
    reader.need("unit", subject.unit_id);
    reader.need("received_at", subject.received);
    reader.need("policy_version", subject.policy_version);
    return reader.problem_with_all();
}

std::optional<Error> read_details(const Json& json, CaseDetails& details) {
    JsonReader reader{json};
    if (reader.has("subject"))
        if (const auto problem = read_subject(json["subject"], details.subject.emplace())) return problem;
    reader.read("words", details.words);
    if (reader.has("reply"))
        if (const auto problem = read_reply(json["reply"], details.reply.emplace())) return problem;
    reader.read("recordings", recordings, details.recordings);
    reader.read("contact", contact_kinds, details.contact);
    reader.read("happened_at", details.happened_at);
    reader.read("withdrawal", withdrawal_reasons, details.withdrawal);
    reader.read("was_asked_for", details.was_asked_for);
    reader.read("reopens", details.reopens);
    reader.read("officer", details.officer);
    reader.read("event", details.event);
    reader.read("measure", details.measure);
    reader.read("working_days", details.working_days);
    reader.read("unit", details.unit_id);
    reader.read("receipt", details.receipt);
    reader.read_list("situations", details.situations, read_situation);
    reader.read("contest_until", details.contest_until);
    reader.read("moved_from", details.moved_from);
    reader.read("sample", details.is_sample);
    return reader.problem_with_all();
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

std::string encode(const CaseClock& clock) { return to_text(to_json(clock)); }

Result<CaseEvent> decode_facts(std::string_view text, CaseEvent event) {
    const auto json = parse(text);
    JsonReader reader{json};
    reader.need("status", case_statuses, event.status);
    reader.read("closing", closings, event.closing);
    reader.need("unit", event.unit_id);
    reader.need("round", event.round);
    reader.read_list("clocks", event.clocks, read_clock);
    if (reader.has("details"))
        if (const auto problem = read_details(json["details"], event.details)) return *problem;
    if (const auto problem = reader.problem_with_all()) return *problem;
    return event;
}

Result<CaseDetails> decode_details(std::string_view text) {
    const auto json = parse(text);
    CaseDetails details;
    if (const auto problem = read_details(json, details)) return *problem;
    return details;
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
