#include "shared/wire/case_parts.hpp"

namespace zhiping::wire {

namespace {

Json to_json(const CaseSubject& subject) {
    JsonWriter writer;
    writer.add("situations", to_ids(situations, subject.ticked));
    writer.add("officers", to_list(subject.officers, [](const Officer& each) { return JsonWriter::plain(each); }));
    writer.add("unit", subject.unit_id);
    writer.add("received_at", std::optional{subject.received});
    writer.add("policy_version", std::optional{subject.policy_version});
    return writer.take();
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

} // namespace

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
    writer.add("evidence", to_list(details.evidence, [](const auto& each) { return to_digits(each); }));
    writer.add("receipt", details.receipt);
    writer.add("situations", to_ids(situations, details.situations));
    writer.add("contest_until", details.contest_until);
    writer.add("moved_from", details.moved_from);
    writer.add("sample", details.is_sample);
    return writer.take();
}

void read_hashes(JsonReader& reader, const char* name, std::vector<Sha256>& hashes) {
    reader.read_list(name, hashes, [&](const Json& json, Sha256& hash) -> std::optional<Error> {
        const auto found = json.is_string() ? parse_sha256(json.get<std::string>()) : std::nullopt;
        if (!found) return invalid(name, Text::ValueUnknown);
        hash = *found;
        return std::nullopt;
    });
}

std::optional<Error> read_situation(const Json& json, Situation& situation) {
    const auto found = json.is_string() ? find_by_id(situations, json.get<std::string>()) : std::nullopt;
    if (!found) return invalid("situations", Text::ValueUnknown);
    situation = *found;
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
    read_hashes(reader, "attachments", reply.attachments);
    reader.read("text", reply.text);
    reader.read("basis", reply.basis);
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
    read_hashes(reader, "evidence", details.evidence);
    reader.read("receipt", details.receipt);
    reader.read_list("situations", details.situations, read_situation);
    reader.read("contest_until", details.contest_until);
    reader.read("moved_from", details.moved_from);
    reader.read("sample", details.is_sample);
    return reader.problem_with_all();
}

} // namespace zhiping::wire
