#pragma once

#include "native/store/store.hpp"
#include "shared/evaluation/code_facts.hpp"

namespace zhiping::app {

// What a code is about, for anyone who holds it. not_found when it was never issued, gone when it
// was revoked.
Result<CodeFacts> open_code(store::Store&, const Code&, Instant now);

// The same for whoever opened it before: a code that was revoked since is still returned for a while
// (revoked_code_grace).
Result<CodeFacts> open_code_to_finish(store::Store&, const Code&, Instant now);

} // namespace zhiping::app
