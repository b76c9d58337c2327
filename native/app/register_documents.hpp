#pragma once

#include "native/app/issuers.hpp"
#include "shared/codes/code.hpp"
#include "shared/codes/new_document.hpp"

#include <span>
#include <vector>

namespace zhiping::app {

struct RegisteredDocument {
    Code code;
    bool is_new; // Else the same document was sent before, with the same facts.
};

// A code for each document, in their order, a few hundred in a transaction; what broke off is sent again whole, and
// nothing is issued twice. Of each, refused: invalid (a field is missing, too long, or no unit; issued in the future),
// forbidden (the unit is not the issuer's), conflict (the document has a code, and was told with other facts), the
// error that stands in place of the document. Refused as a whole: unauthorized (the key is none, or was revoked: also
// in the middle, then for the rest).
Result<std::vector<Result<RegisteredDocument>>> register_documents(store::Store&, const IssuerKey&,
                                                                   std::span<const Result<NewDocument>>, Instant now,
                                                                   outside::Random&);

} // namespace zhiping::app
