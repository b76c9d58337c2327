#pragma once

#include "native/app/code_maker.hpp"
#include "native/outside/random.hpp"
#include "shared/codes/new_document.hpp"

#include <span>
#include <vector>

namespace zhiping::app {

struct RegisteredCode {
    Code code;
    bool is_new; // Else the same was sent before, with the same facts.
};

using RegisteredCodes = std::vector<Result<RegisteredCode>>;

// A code for each document, in their order, a few hundred in a transaction; what broke off is sent again whole, and
// nothing is issued twice. Of each, refused: invalid (a field is missing, too long, or no unit; issued in the future),
// forbidden (the unit is out of the maker's reach; the blank code is another unit's, kind's or system's), not_found and
// gone (there is no such blank code, it was revoked), conflict (the document has a code, and was told with other facts;
// the code is not blank), the error that stands in place of the document. Refused as a whole: what find_scope()
// refuses, also in the middle, then for the rest.
Result<RegisteredCodes> register_documents(store::Store&, const CodeMaker&, std::span<const Result<NewDocument>>,
                                           Instant now, outside::Random&);

// The same for places: one of the same module, unit and name has its code already, wherever it is said to be.
Result<RegisteredCodes> register_places(store::Store&, const CodeMaker&, std::span<const Result<NewDocument>>,
                                        Instant now, outside::Random&);

} // namespace zhiping::app
