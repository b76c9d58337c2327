#pragma once

#include "native/evidence/vault.hpp"
#include "native/store/sealing.hpp"

namespace zhiping::app {

// Of a file that is still to be made.
store::Sealing new_sealing(evidence::Vault&);

// What opens a file. Throws DamagedFile when no key that is known does.
sealing::Seal seal_of(evidence::Vault&, const store::Sealing&);

// The file, to read it. Throws DamagedFile when it is missing.
std::unique_ptr<files::File> open_sealed(evidence::Vault&, const store::Sealing&);

} // namespace zhiping::app
