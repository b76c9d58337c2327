#pragma once

#include "native/app/code_maker.hpp"
#include "native/outside/random.hpp"

#include <string>
#include <vector>

// The systems that print documents, for whoever looks after them (docs/issuers.md).
namespace zhiping::app {

struct AddedIssuer {
    std::int64_t id;
    IssuerKey key; // Told this once.
};

// It issues for the unit and those below. Refused: what find_scope() and check_unit() refuse, invalid (at "name": no
// line of 1 to 200 characters), conflict (one has this name).
Result<AddedIssuer> add_issuer(store::Store&, const CodeMaker&, const std::string& name, const std::string& unit_id,
                               Instant now, outside::Random&);

// From now on its key is none; the codes that it has issued stay. Refused: what find_scope() refuses, not_found (there
// is none, or it is out of reach).
Result<Ok> revoke_issuer(store::Store&, const CodeMaker&, std::int64_t id, Instant now);

// Those within the maker's reach, by name. Refused: what find_scope() refuses.
Result<std::vector<store::IssuerUse>> list_issuers(store::Store&, const CodeMaker&, Instant now);

} // namespace zhiping::app
