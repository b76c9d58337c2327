#pragma once

#include "native/store/codes.hpp"
#include "native/store/store.hpp"

#include <vector>

namespace zhiping::app {

// What can be printed: every code that is not revoked now, the oldest first.
std::vector<CodeFacts> list_codes(store::Store&, const store::CodeFilter&, Instant now);

} // namespace zhiping::app
