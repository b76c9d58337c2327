#include "shared/wire/citizen_case_parts.hpp"

#include "shared/wire/evidence_json.hpp"

namespace zhiping::wire {

Json to_json(const CitizenAttachment& attachment) {
    JsonWriter writer;
    writer.add("sha256", to_digits(attachment.hash));
    writer.add("format", attachment_formats, attachment.format);
    writer.add("bytes", std::optional{attachment.bytes});
    writer.add("name", attachment.name);
    return writer.take();
}

std::optional<Error> read_citizen_attachment(const Json& json, CitizenAttachment& attachment, Unknown unknown) {
    JsonReader reader{json, unknown};
    read_hash(reader.require("sha256"), "sha256", attachment.hash);
    reader.need("format", attachment_formats, attachment.format);
    reader.need("bytes", attachment.bytes);
    reader.need("name", attachment.name);
    return reader.problem_with_all();
}

Json to_json(const CitizenPromise& promise) {
    JsonWriter writer;
    writer.add("date", std::optional{promise.due});
    writer.add("original_date", std::optional{promise.original_due});
    if (promise.extended_by > 0) writer.add("extended_by", std::optional{promise.extended_by});
    writer.add("extension_reason", promise.extension_reason);
    writer.add("provisional", promise.is_provisional);
    writer.add("kept_at", promise.kept);
    writer.add("late", promise.is_late);
    return writer.take();
}

Json to_json(const CitizenMeasure& promised) {
    JsonWriter writer;
    writer.add("kind", measure_kinds, promised.measure.kind);
    writer.add("promised_for", promised.measure.promised_for);
    writer.add("unit", promised.unit_id);
    writer.add("kept_at", promised.kept);
    writer.add("late", promised.is_late);
    return writer.take();
}

Json to_json(const CitizenReply& reply) {
    JsonWriter writer;
    writer.add("event", std::optional{reply.event});
    writer.add("round", std::optional{reply.round});
    writer.add("unit", reply.unit_id);
    writer.add("issued_at", std::optional{reply.issued});
    writer.add("opened_at", reply.opened);
    writer.add("findings", to_list(reply.findings, written));
    writer.add("overall", overall_findings, reply.overall);
    writer.add("measures", to_list(reply.measures, written));
    writer.add("text", reply.text);
    writer.add("basis", reply.basis);
    writer.add("attachments", to_list(reply.attachments, written));
    return writer.take();
}

Json to_json(const NamedUnit& unit) {
    return {{"id", unit.id},
            {tag_of(Language::Chinese), unit.name.chinese},
            {tag_of(Language::English), unit.name.english}};
}

std::optional<Error> read_promise(const Json& json, CitizenPromise& promise, Unknown unknown) {
    JsonReader reader{json, unknown};
    reader.need("date", promise.due);
    reader.need("original_date", promise.original_due);
    reader.read("extended_by", promise.extended_by);
    reader.read("extension_reason", promise.extension_reason);
    reader.read("provisional", promise.is_provisional);
    reader.read("kept_at", promise.kept);
    reader.read("late", promise.is_late);
    return reader.problem_with_all();
}

std::optional<Error> read_citizen_measure(const Json& json, CitizenMeasure& promised, Unknown unknown) {
    JsonReader reader{json, unknown};
    reader.need("kind", measure_kinds, promised.measure.kind);
    reader.read("promised_for", promised.measure.promised_for);
    reader.need("unit", promised.unit_id);
    reader.read("kept_at", promised.kept);
    reader.read("late", promised.is_late);
    return reader.problem_with_all();
}

std::optional<Error> read_citizen_reply(const Json& json, CitizenReply& reply, Unknown unknown) {
    JsonReader reader{json, unknown};
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
    reader.read_list("attachments", "format", attachment_formats, reply.attachments, read_citizen_attachment);
    return reader.problem_with_all();
}

std::optional<Error> read_named_unit(const Json& json, NamedUnit& unit, Unknown unknown) {
    JsonReader reader{json, unknown};
    reader.need("id", unit.id);
    reader.need(tag_of(Language::Chinese).data(), unit.name.chinese);
    reader.need(tag_of(Language::English).data(), unit.name.english);
    return reader.problem_with_all();
}

} // namespace zhiping::wire
