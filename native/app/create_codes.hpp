#pragma once

#include "native/app/bad_row.hpp"
#include "native/store/codes.hpp"
#include "native/store/store.hpp"

#include <variant>
#include <vector>

namespace zhiping::app {

// Issues a code for each, in their order, or none and says which cannot be taken. The officers
// are kept, but are not among what is returned: nobody prints them.
std::variant<std::vector<CodeFacts>, BadRow> create_codes(store::Store&, const std::vector<store::NewCode>&,
                                                          Instant now);

} // namespace zhiping::app
