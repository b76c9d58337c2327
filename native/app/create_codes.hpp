#pragma once

#include "native/app/bad_row.hpp"
#include "native/outside/random.hpp"
#include "native/store/codes.hpp"
#include "native/store/store.hpp"

#include <functional>
#include <variant>
#include <vector>

namespace zhiping::app {

struct CodeOrder {
    std::vector<store::NewCode> wanted;
    bool reissue = false; // A document that has a code gets another, and the first is revoked.
};

// Called with how many are issued.
using CodeProgress = std::function<void(std::size_t issued, std::size_t all)>;

// Issues a code for each, in their order, or says which cannot be taken before any is issued. A document, which is
// unit, type and number, has one code only. Many are issued a few hundred in a transaction, with pauses, so that no
// submission waits; what broke off goes on when the same is ordered again, and nothing is issued twice. The officers
// are kept, but are not among what is returned: nobody prints them.
// Precondition: something is wanted.
std::variant<std::vector<CodeFacts>, BadRow> create_codes(store::Store&, const CodeOrder&, Instant now,
                                                          outside::Random&, const CodeProgress& = {});

} // namespace zhiping::app
