#pragma once

#include "native/http/pages/template.hpp"
#include "shared/evaluation/receipt.hpp"

// Photos and videos on the server's pages.
namespace zhiping::http {

// "Photo, JPG, 1.2 MB".
std::string spoken_file(EvidenceFormat, std::uint64_t bytes, Language);

// What one evaluation may carry, in the words of the form.
std::string spoken_limits(Language);

// What of an evaluation's evidence its receipt says: each piece, and the chain's head. Nothing when it has none.
Html receipt_evidence_html(const StoredEvaluation&, Language);

} // namespace zhiping::http
