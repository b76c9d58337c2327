#pragma once

#include "native/store/store.hpp"
#include "shared/evaluation/code_facts.hpp"

#include <string>
#include <variant>
#include <vector>

namespace zhiping::app {

struct DocumentQuery {
    std::int64_t person_id; // Who asks: their telephone is limited (Limited::DocumentLookup).
    std::string number;     // As typed; blanks make no difference.
    Date day;               // When it was issued, in China.
};

struct LookupsLater {
    Instant free_again;
};

// The documents with this number that were issued on this day, and whose codes are not revoked. None: number or day are
// wrong, or nobody has issued a code; which of it is not told.
std::variant<std::vector<CodeFacts>, LookupsLater> find_documents(store::Store&, const DocumentQuery&, Instant now);

} // namespace zhiping::app
