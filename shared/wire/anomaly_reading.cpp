#include "shared/wire/anomaly_json.hpp"
#include "shared/wire/json_reader.hpp"
#include "shared/wire/named_unit.hpp"

namespace zhiping::wire {

namespace {

Result<AnomalyRow> read_row(const Json& json) {
    JsonReader reader{json};
    std::string receipt, unit_id, document_type, document_number, place;
    Instant received{};
    std::optional<Satisfaction> satisfaction;
    reader.need("receipt", receipt);
    reader.need("received_at", received);
    reader.require("satisfaction").read("satisfaction", satisfactions, satisfaction);
    reader.read("unit", unit_id);
    reader.read("document_type", document_type);
    reader.read("document_number", document_number);
    reader.read("place", place);
    if (const auto problem = reader.problem()) return *problem;
    const auto number = ReceiptNumber::parse(receipt);
    if (!number) return invalid("receipt", Text::ValueUnknown);
    return AnomalyRow{*number, received, *satisfaction, unit_id, document_type, document_number, place};
}

std::optional<Error> read_finding(const Json& json, AnomalyFinding& finding) {
    JsonReader reader{json};
    std::int64_t count = 0;
    reader.need("kind", anomalies, finding.kind);
    reader.read("unit", finding.unit_id);
    reader.read("place", finding.place);
    reader.read("officer", finding.officer);
    reader.need("count", count);
    reader.need("first", finding.first);
    reader.need("last", finding.last);
    reader.read_whole("rows", finding.rows, read_row);
    if (!reader.problem() && count < 0) return invalid("count", Text::FieldOutOfRange);
    finding.count = static_cast<std::size_t>(count);
    return reader.problem();
}

} // namespace

Result<AnomalyList> decode_anomalies(std::string_view body) {
    const auto json = parse(body);
    AnomalyList list{};
    JsonReader reader{json, Unknown::PassedOver};
    reader.need("from", list.period.from);
    reader.need("until", list.period.until);
    reader.require("findings").read_list("findings", "kind", anomalies, list.findings, read_finding);
    reader.require("cut").read_ids("cut", anomalies, list.cut);
    reader.require("units").read_list("units", list.units, read_unit);
    if (const auto problem = reader.problem()) return *problem;
    return list;
}

} // namespace zhiping::wire
