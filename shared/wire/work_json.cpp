#include "shared/wire/work_json.hpp"

#include "shared/wire/citizen_case_parts.hpp"

namespace zhiping::wire {

namespace {

Json to_json(const WorkItem& item) {
    JsonWriter writer;
    writer.add("receipt", item.receipt.text());
    writer.add("received_at", std::optional{item.received});
    writer.add("module", modules, item.module);
    writer.add("status", case_statuses, item.status);
    writer.add("closing", closings, item.closing);
    writer.add("unit", item.unit_id);
    writer.add("unit_name", std::optional{item.unit});
    writer.add("round", std::optional{item.round});
    writer.add("due", item.due);
    writer.add("marks", to_ids(case_marks, item.marks));
    writer.add("situations", to_ids(situations, item.situations));
    writer.add("place", item.place);
    writer.add("document_type", item.document_type);
    writer.add("document_number", item.document_number);
    writer.add("handler", item.handler);
    return writer.take();
}

Result<WorkItem> work_item_from(const Json& json) {
    if (!json.is_object()) return invalid("cases", Text::FieldWrongType);
    auto receipt = member<std::string>(json, "receipt").and_then(ReceiptNumber::parse);
    if (!receipt) return receipt.error();
    WorkItem item{.receipt = *std::move(receipt)};
    JsonReader reader{json};
    reader.need("received_at", item.received);
    reader.need("module", modules, item.module);
    reader.need("status", case_statuses, item.status);
    reader.read("closing", closings, item.closing);
    reader.need("unit", item.unit_id);
    reader.need("unit_name", item.unit);
    reader.need("round", item.round);
    reader.read("due", item.due);
    reader.read_known("marks", case_marks, item.marks);
    reader.read_known("situations", situations, item.situations);
    reader.read("place", item.place);
    reader.read("document_type", item.document_type);
    reader.read("document_number", item.document_number);
    reader.read("handler", item.handler);
    if (const auto problem = reader.problem()) return *problem;
    return item;
}

// Its number among all events would tell of those that the reader may not know of.
Json without_event(const CitizenReply& reply) {
    auto json = wire::to_json(reply);
    json.erase("event");
    return json;
}

} // namespace

std::string encode(const WorkPage& page) {
    Json json{{"cases", to_list(page.items, [](const auto& each) { return to_json(each); })}};
    if (page.next) json["next"] = *page.next;
    return to_text(json);
}

std::string encode(const ExportedCase& exported) {
    auto json = to_json(exported.item);
    JsonWriter person;
    person.add("name", exported.person.name);
    person.add("phone", exported.person.phone);
    JsonWriter writer;
    writer.add("original_due", exported.original_due);
    writer.add("late", exported.is_late);
    writer.add("statement", exported.statement);
    writer.add("person", person.take());
    if (exported.reply) writer.add("reply", without_event(*exported.reply));
    json.update(writer.take());
    return to_text(json);
}

std::string encode(const WorkCounts& counts) {
    JsonWriter writer;
    for (const auto& facts : work_counts) writer.add(facts.id.data(), counts.*facts.count);
    return to_text(writer.take());
}

Result<WorkPage> decode_work_page(std::string_view body) {
    const auto json = parse(body);
    WorkPage page;
    JsonReader reader{json};
    reader.require("cases").read_whole("cases", page.items, work_item_from);
    reader.read("next", page.next);
    if (const auto problem = reader.problem()) return *problem;
    return page;
}

Result<WorkCounts> decode_work_counts(std::string_view body) {
    const auto json = parse(body);
    WorkCounts counts;
    JsonReader reader{json};
    for (const auto& [count, id] : work_counts) reader.read(id.data(), counts.*count);
    if (const auto problem = reader.problem()) return *problem;
    for (const auto& [count, id] : work_counts)
        if ((counts.*count).value_or(0) < 0) return invalid(std::string{id}, Text::FieldOutOfRange);
    return counts;
}

} // namespace zhiping::wire
