#pragma once

#include "native/evidence/key_ring.hpp"
#include "native/store/store.hpp"

namespace zhiping::app {

// Wraps the key of every file with the ring's newest key; the files stay as they are. The older keys can be left
// out of the ring once no upload is under way that they wrap. Returns how many were wrapped anew.
std::size_t rotate_keys(store::Store&, const evidence::KeyRing&);

// How many files, uploads included, a key opens.
std::size_t count_files_of_key(store::Store&, std::string_view key_id);

// Whether anything is stored that needs a key.
bool has_sealed_files(store::Store&);

} // namespace zhiping::app
