#pragma once

#include "native/evidence/vault.hpp"
#include "native/store/case_attachments.hpp"
#include "native/store/store.hpp"
#include "shared/evidence/sha256.hpp"

#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace zhiping::app {

// What an operator is told of it: "evidence 1 of ZP-20261120-00000000-0".
std::string evidence_name(int position, const std::string& receipt);

// "attachment 1 of event 3 of ZP-20261120-00000000-0".
std::string attachment_name(const store::AttachmentPlace&, const std::string& receipt);

// A file as the database has it.
struct KeptFile {
    std::string what; // As one of these two has it, and which file.
    std::string name;
    store::Sealing sealing;
    std::uint64_t held;                  // Of its content, in bytes.
    std::vector<std::uint8_t> rest = {}; // Sealed, as an upload has it.
    std::optional<Sha256> hash = {};     // When all is held.
};

// Everything that is not removed, uploads last. Adds a problem for each row that cannot be read.
std::vector<KeptFile> list_kept_files(store::Database&, std::vector<std::string>& problems);

// How much of it its file holds: an upload that is on its way has whole records there, and its rest in its row.
std::uint64_t content_in_file(const KeptFile&);

// Reads a file whole and says what is wrong with it; nullopt when nothing is. `tell` hears of every record.
std::optional<std::string> find_file_problem(evidence::Vault&, const KeptFile&,
                                             const std::function<void(std::size_t bytes)>& tell);

} // namespace zhiping::app
