#pragma once

#include "shared/codes/code.hpp"
#include "shared/codes/new_document.hpp"
#include "shared/result.hpp"
#include "shared/text/language.hpp"

#include <string>
#include <string_view>
#include <vector>

// Documents that are to have codes, as JSON (docs/issuers.md).
namespace zhiping::wire {

// {"documents": [{"module", "unit_id", "document_type", "document_number", "issued_at", "place", "officers": [{"name",
// "badge"}], "latitude", "longitude", "datum", "code", "party"}]}; each by itself: one that cannot be read is its
// refusal, and the others are read all the same. Refused (invalid): no list, an empty one, more than max_new_documents.
Result<std::vector<Result<NewDocument>>> decode_new_documents(std::string_view json);

// {"places": [{"module", "unit_id", "place", "latitude", "longitude", "datum"}]}; the same.
Result<std::vector<Result<NewDocument>>> decode_new_places(std::string_view json);

// What came of one.
struct DocumentOutcome {
    std::string code;    // Its 17 symbols; empty: it was refused.
    bool is_new = false; // Else it had its code before.
    std::string refusal; // As error_json.hpp writes it; empty: it was not refused.
};

// {"results": [{"code", "status": "created" or "known"} or {"error": {"code", "message", "field"}}]}
std::string encode(const std::vector<DocumentOutcome>&);

} // namespace zhiping::wire
