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

// Whether a code and an address may have this many more bytes waiting to be submitted. Room is taken by bytes that are
// held: whoever only announces them keeps nobody out. Refused: too_large (a quota), full (the disk).
Result<Ok> check_room(store::Database&, evidence::Vault&, const Code&, const store::Digest& address, const WantedRoom&);

// How many uploads of which nothing came yet there may be: more than any crowd of phones has at a time.
struct EmptyUploadLimits {
    std::int64_t of_address = 1'000;
    std::int64_t in_all = 20'000;
};

// Lets go of those beyond that, the oldest first, and of the address's own before anybody else's: or announcing without
// end would fill the database.
void let_go_of_empty_uploads(store::Store&, evidence::Vault&, const store::Digest& address,
                             const EmptyUploadLimits& = {});

} // namespace zhiping::app
