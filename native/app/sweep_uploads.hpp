#pragma once

#include "native/evidence/vault.hpp"
#include "native/store/store.hpp"

namespace zhiping::app {

// Lets go of the uploads that have expired, and of their space; that they expired is remembered for a while. Returns
// how many there were.
std::size_t sweep_uploads(store::Store&, evidence::Vault&, Instant now);

// Removes files that no upload and no evidence names: a server that stopped between forgetting a file and
// removing it leaves one. Returns how many there were. None where no file at all is named: then this is most
// likely another database than the files belong to.
std::size_t sweep_files(store::Store&, evidence::Vault&);

} // namespace zhiping::app
