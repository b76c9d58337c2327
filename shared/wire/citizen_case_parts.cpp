#include "shared/wire/citizen_case_parts.hpp"

#include "shared/wire/evidence_json.hpp"

namespace zhiping::wire {

namespace {

Json attachment_json(const CitizenAttachment& attachment) {
    JsonWriter writer;
    writer.add("sha256", to_digits(attachment.hash));
    writer.add("format", attachment_formats, attachment.format);
    writer.add("bytes", std::optional{attachment.bytes});
    writer.add("name", attachment.name);
    return writer.take();
}

} // namespace

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
    writer.add("attachments", to_list(reply.attachments, attachment_json));
    return writer.take();
}

Json to_json(const CitizenUnit& unit) {
    return {{"id", unit.id},
            {tag_of(Language::Chinese), unit.name.chinese},
            {tag_of(Language::English), unit.name.english}};
}

} // namespace zhiping::wire
