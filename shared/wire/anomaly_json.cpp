#include "shared/wire/anomaly_json.hpp"

#include "shared/wire/case_parts.hpp"
#include "shared/wire/named_unit.hpp"

namespace zhiping::wire {

namespace {

Json to_json(const AnomalyRow& row) {
    JsonWriter writer;
    writer.add("receipt", row.receipt.text());
    writer.add("received_at", std::optional{row.received});
    writer.add("satisfaction", satisfactions, row.satisfaction);
    writer.add("unit", row.unit_id);
    writer.add("document_type", row.document_type);
    writer.add("document_number", row.document_number);
    writer.add("place", row.place);
    return writer.take();
}

Json to_json(const AnomalyFinding& finding, Language language) {
    JsonWriter writer;
    writer.add("kind", anomalies, finding.kind);
    writer.add("words", spoken_anomaly(finding, language));
    writer.add("unit", finding.unit_id);
    writer.add("place", finding.place);
    writer.add("officer", finding.officer);
    writer.add("count", std::optional{finding.count});
    writer.add("first", std::optional{finding.first});
    writer.add("last", std::optional{finding.last});
    writer.add("rows", to_list(finding.rows, [](const AnomalyRow& row) { return to_json(row); }));
    return writer.take();
}

} // namespace

std::string encode(const AnomalyList& list, Language language) {
    return to_text(
        {{"from", to_string(list.period.from)},
         {"until", to_string(list.period.until)},
         {"note", text(Text::AnomaliesNote, language)},
         {"findings", to_list(list.findings, [&](const AnomalyFinding& each) { return to_json(each, language); })},
         {"cut", to_ids(anomalies, list.cut)},
         {"units", to_list(list.units, unit_to_json)}});
}

} // namespace zhiping::wire
