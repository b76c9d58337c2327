#pragma once

#include "native/evidence/vault.hpp"
#include "native/store/store.hpp"

#include <functional>
#include <span>
#include <string>
#include <vector>

namespace zhiping::app {

struct Verification {
    std::vector<std::string> problems; // One line for each, naming what is wrong.
    std::size_t files = 0;             // That were read.
    std::uint64_t bytes = 0;           // Of their content.
    std::size_t links = 0;             // Lines of the journal.
    Sha256 head = {};                  // Of the whole journal.
};

// Called from time to time, from any thread, never concurrently.
using Progress = std::function<void(std::uint64_t done_bytes, std::uint64_t all_bytes)>;

// Reads everything that is kept of photos and videos, uploads included, and compares it with what the database says of
// it: every record, every hash, every length, and the journal from its first line. A file that nothing names is a
// problem too: a database that lost evaluations leaves their photos behind. Changes nothing of what is stored, and may
// run beside a server; what is uploaded or removed meanwhile is no problem. The end of the journal can be cut off
// together with what it speaks of; so `heads`, as receipts carry them, must be in it too.
Verification verify_evidence(store::Store&, evidence::Vault&, const Progress&, std::span<const Sha256> heads = {});

} // namespace zhiping::app
