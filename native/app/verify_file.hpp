#pragma once

#include "native/evidence/vault.hpp"
#include "native/store/sealing.hpp"
#include "native/store/store.hpp"
#include "shared/evidence/sha256.hpp"

#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace zhiping::app {

// A file as the database has it.
struct KeptFile {
    std::string what; // "evidence 1 of ZP-20261120-00000000-0 (file ...)".
    std::string name;
    store::Sealing sealing;
    std::uint64_t held;                  // Of its content, in bytes.
    std::vector<std::uint8_t> rest = {}; // Sealed, as an upload has it.
    std::optional<Sha256> hash = {};     // When all is held.
};

// Everything that is not removed, uploads last.
std::vector<KeptFile> list_kept_files(store::Store&);

// Reads a file whole and says what is wrong with it; nullopt when nothing is. `tell` hears of every record.
std::optional<std::string> find_file_problem(evidence::Vault&, const KeptFile&,
                                             const std::function<void(std::size_t bytes)>& tell);

} // namespace zhiping::app
