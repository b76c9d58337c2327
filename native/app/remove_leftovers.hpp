#pragma once

#include "native/evidence/vault.hpp"
#include "native/store/store.hpp"

namespace zhiping::app {

// Removes the files that nothing names any more. Each stays on a list until it is gone for good, so whatever happens
// on the way, the next call goes on.
void remove_leftovers(store::Store&, evidence::Vault&);

} // namespace zhiping::app
