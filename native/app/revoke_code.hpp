#pragma once

#include "native/store/store.hpp"
#include "shared/codes/code.hpp"

namespace zhiping::app {

// From then on, which may be in the future, nobody can open it; what was evaluated with it stays, and whoever has the
// form open may finish (revoked_code_grace). Revoking twice is allowed. not_found when it was never issued.
Result<Ok> revoke_code(store::Store&, const Code&, Instant from);

} // namespace zhiping::app
