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

// Who wants it.
struct RoomTaker {
    const Code& code;
    const store::Digest& address;
    const store::UploadOwner& owner;
    std::int64_t upload_id = 0; // Which of the owner's uploads it is for; 0: a new one.
};

// Whether somebody may have this many more bytes waiting to be submitted: the code, the address, and the owner
// (shared/cases/upload_purpose.hpp). Room is taken by bytes that are held: whoever only announces them keeps nobody
// out. Refused: too_large (a quota), full (the disk).
Result<Ok> check_room(store::Database&, evidence::Vault&, const RoomTaker&, const WantedRoom&);

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
