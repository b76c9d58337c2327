#pragma once

#include "shared/anomalies/anomaly.hpp"

#include <string>
#include <string_view>

// What is unusual about evaluations, for staff, as JSON.
namespace zhiping::wire {

// {"from", "until", "note", "findings": [{"kind", "words", "unit", "place", "officer": {"name", "badge"}, "count",
// "first", "last", "rows": [{"receipt", "received_at", "satisfaction", "unit", "document_type", "document_number",
// "place"}]}], "cut": [kinds], "units": [{"id", "name"}]}
std::string encode(const AnomalyList&, Language);

// Refused (invalid, naming the member): what is missing or of the wrong type. Kinds that are not known are passed over.
Result<AnomalyList> decode_anomalies(std::string_view body);

} // namespace zhiping::wire
