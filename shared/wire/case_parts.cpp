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

std::optional<Error> read_officer(const Json& json, Officer& officer, Unknown unknown) {
    JsonReader reader{json, unknown};
    reader.need("name", officer.name);
    reader.read("badge", officer.badge);
    return reader.problem_with_all();
}

std::optional<Error> read_subject(const Json& json, CaseSubject& subject, Unknown unknown) {
    JsonReader reader{json, unknown};
    reader.read_ids("situations", situations, subject.ticked);
    reader.read_list("officers", subject.officers, read_officer);
    reader.need("unit", subject.unit_id);
    reader.need("received_at", subject.received);
    reader.need("policy_version", subject.policy_version);
    return reader.problem_with_all();
}

auto hash_reader(const char* name) {
    return [name](const Json& json, Sha256& hash) -> std::optional<Error> {
        const auto found = json.is_string() ? parse_sha256(json.get_ref<const std::string&>()) : std::nullopt;
        if (!found) return invalid(name, Text::ValueUnknown);
        hash = *found;
        return std::nullopt;
    };
}

std::optional<Error> read_actor(const Json& json, Actor& actor, Unknown unknown) {
    JsonReader reader{json, unknown};
    reader.need("role", roles, actor.role);
    reader.read("unit", actor.unit_id);
    reader.read("name", actor.officer.name);
    reader.read("badge", actor.officer.badge);
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

void read_hash(JsonReader& reader, const char* name, Sha256& hash) { reader.read_part(name, hash, hash_reader(name)); }

void read_hashes(JsonReader& reader, const char* name, std::vector<Sha256>& hashes) {
    reader.read_list(name, hashes, hash_reader(name));
}

std::optional<Error> read_finding(const Json& json, SituationFinding& found, Unknown unknown) {
    JsonReader reader{json, unknown};
    reader.need("situation", situations, found.situation);
    reader.read("finding", findings, found.finding);
    if (reader.has("decline")) reader.read("decline", decline_reasons, found.decline.emplace().reason);
    if (found.decline) reader.read("way", found.decline->way);
    return reader.problem_with_all();
}

std::optional<Error> read_measure(const Json& json, Measure& measure, Unknown unknown) {
    JsonReader reader{json, unknown};
    reader.need("kind", measure_kinds, measure.kind);
    reader.read("promised_for", measure.promised_for);
    return reader.problem_with_all();
}

std::optional<Error> read_reply(const Json& json, Reply& reply, Unknown unknown) {
    JsonReader reader{json, unknown};
    reader.read_list("findings", reply.findings, read_finding);
    reader.read_list("measures", reply.measures, read_measure);
    read_hashes(reader, "attachments", reply.attachments);
    reader.read("text", reply.text);
    reader.read("basis", reply.basis);
    return reader.problem_with_all();
}

std::optional<Error> read_details(const Json& json, CaseDetails& details, Unknown unknown) {
    JsonReader reader{json, unknown};
    reader.read_part("subject", details.subject, read_subject);
    reader.read("words", details.words);
    reader.read_part("reply", details.reply, read_reply);
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
    reader.read_ids("situations", situations, details.situations);
    reader.read("contest_until", details.contest_until);
    reader.read("moved_from", details.moved_from);
    reader.read("sample", details.is_sample);
    return reader.problem_with_all();
}

std::optional<Error> read_clock(const Json& json, CaseClock& clock, Unknown unknown) {
    JsonReader reader{json, unknown};
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

void read_facts(JsonReader& reader, CaseEvent& event) {
    reader.need("status", case_statuses, event.status);
    reader.read("closing", closings, event.closing);
    reader.need("unit", event.unit_id);
    reader.need("round", event.round);
    reader.read_list("clocks", "kind", clock_kinds, event.clocks, read_clock);
    reader.read_part("details", event.details, read_details);
}

std::optional<Error> read_case_event(const Json& json, CaseEvent& event, Unknown unknown) {
    JsonReader reader{json, unknown};
    reader.need("number", event.number);
    reader.need("action", case_actions, event.action);
    reader.require("actor").read_part("actor", event.actor, read_actor);
    reader.need("at", event.at);
    read_facts(reader, event);
    return reader.problem_with_all();
}

} // namespace zhiping::wire
