#pragma once

#include "native/evidence/vault.hpp"
#include "native/store/store.hpp"
#include "native/store/uploads.hpp"
#include "shared/result.hpp"

namespace zhiping::app {

struct WantedRoom {
    std::uint64_t bytes;     // That are not held yet.
    std::uint64_t unwritten; // Of them, not on the disk yet.
};

// Whether so many bytes more may wait to be submitted, of a code and from an address. Room is taken by bytes that are
// held: whoever only announces them keeps nobody out. Refused: too_large (a quota), full (the disk).
Result<Ok> check_room(store::Database&, evidence::Vault&, const Code&, const store::Digest& address, const WantedRoom&);

// Lets go of uploads of which nothing came, the oldest first, beyond as many as any crowd of phones may have at a time:
// or announcing without end would fill the database.
void let_go_of_empty_uploads(store::Store&, evidence::Vault&, std::int64_t most = 20'000);

} // namespace zhiping::app
