#pragma once

#include "native/evidence/vault.hpp"
#include "native/store/store.hpp"

namespace zhiping::app {

// Lets go of the uploads that have expired, and of their space; that they expired is remembered for a while. Removes
// besides whatever files were to be removed before and were not. Returns how many had expired.
std::size_t sweep_uploads(store::Store&, evidence::Vault&, Instant now);

} // namespace zhiping::app
