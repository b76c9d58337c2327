#pragma once

#include "native/sealing/key_ring.hpp"
#include "native/store/store.hpp"

#include <functional>
#include <string>
#include <vector>

namespace zhiping::app {

struct RotatedKeys {
    std::size_t files = 0;             // Whose keys were wrapped anew.
    std::vector<std::string> problems; // Keys that cannot be opened, for the operator: they stay as they are.
    std::size_t pruned = 0;            // Keys of the ring that open no file any more, and are gone.
};

// Wraps the key of every file, uploads included, with the ring's newest key, a thousand in each transaction; the files
// stay as they are. An older key is of no use once it opens no file any more.
RotatedKeys rotate_keys(store::Store&, const sealing::KeyRing&);

// The same with a new key, which is saved before anything is wrapped with it. Keys that open no file any more
// and were replaced before today are taken out last; a backup made earlier needs the keys of its time.
RotatedKeys rotate_to_new_key(store::Store&, sealing::KeyRing&, Date today,
                              const std::function<void(const sealing::KeyRing&)>& save);

// How many files, uploads included, a key opens.
std::size_t count_files_of_key(store::Store&, std::string_view key_id);

// Whether anything is stored that needs a key; and whether that of persons.
bool has_sealed_files(store::Store&);
bool has_personal_data(store::Store&);

} // namespace zhiping::app
