#include "shared/wire/audit_json.hpp"

#include "shared/wire/case_parts.hpp"
#include "shared/wire/json_reader.hpp"
#include "shared/wire/json_writer.hpp"

namespace zhiping::wire {

namespace {

Json to_json(const AuditEntry& entry) {
    JsonWriter writer;
    writer.add("at", std::optional{entry.at});
    writer.add("kind", audit_kinds, entry.kind);
    writer.add("who", std::optional{entry.who});
    writer.add("unit", entry.unit_id);
    if (entry.unit != UnitName{}) writer.add("unit_name", std::optional{entry.unit});
    writer.add("action", entry.action);
    if (entry.receipt) writer.add("receipt", entry.receipt->text());
    writer.add("subject", entry.subject);
    writer.add("count", entry.count);
    return writer.take();
}

std::optional<Error> read_entry(const Json& json, AuditEntry& entry) {
    std::optional<std::string> receipt;
    JsonReader reader{json, Unknown::PassedOver};
    reader.need("at", entry.at);
    reader.need("kind", audit_kinds, entry.kind);
    reader.need("who", entry.who);
    reader.read("unit", entry.unit_id);
    reader.read("unit_name", entry.unit);
    reader.read("action", entry.action);
    reader.read("receipt", receipt);
    reader.read("subject", entry.subject);
    reader.read("count", entry.count);
    if (const auto problem = reader.problem()) return problem;
    if (!receipt) return std::nullopt;
    const auto parsed = ReceiptNumber::parse(*receipt);
    if (!parsed) return parsed.error();
    entry.receipt = *parsed;
    return std::nullopt;
}

} // namespace

std::string encode(const AuditPage& page) {
    Json json{{"entries", to_list(page.entries, [](const auto& each) { return to_json(each); })}};
    if (page.next) json["next"] = *page.next;
    return to_text(json);
}

Result<AuditPage> decode_audit_page(std::string_view body) {
    const auto json = parse(body);
    AuditPage page;
    JsonReader reader{json, Unknown::PassedOver};
    reader.require("entries").read_list("entries", "kind", audit_kinds, page.entries, read_entry);
    reader.read("next", page.next);
    if (const auto problem = reader.problem()) return *problem;
    return page;
}

} // namespace zhiping::wire
