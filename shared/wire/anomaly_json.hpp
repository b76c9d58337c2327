#pragma once

#include "shared/anomalies/anomaly.hpp"

#include <string>

// What is unusual about evaluations, for staff, as JSON.
namespace zhiping::wire {

// {"from", "until", "note", "findings": [{"kind", "words", "unit", "place", "officer": {"name", "badge"}, "count",
// "first", "last", "rows": [{"receipt", "received_at", "satisfaction", "unit", "document_type", "document_number",
// "place"}]}], "cut": [kinds]}
std::string encode(const AnomalyList&, Language);

} // namespace zhiping::wire
