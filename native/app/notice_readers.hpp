#pragma once

#include "native/store/notices.hpp"

#include <optional>
#include <string>
#include <vector>

// Who of staff reads a notice.
namespace zhiping::app {

struct StaffReader {
    std::string badge;
    std::optional<std::int64_t> staff_id; // None: an officer on a code who has no account.
};

// Those who have the role in the unit and are not disabled, or the one with the badge number; of who is absent on that
// day the deputy, where there is one. What an officer on a code is told goes to nobody else, and whom a case concerns
// is told nothing else of it. Throws DatabaseError (Damaged) when the case cannot be read. Precondition: it is to
// staff.
std::vector<StaffReader> find_notice_readers(store::Database&, const store::NewNotice&, Date day);

// Those who can be sent it now, and those who have to wait for the next morning: they were sent enough today. `done`
// are those who were sent it before.
struct ReadersOfNow {
    std::vector<StaffReader> now = {};
    bool others_wait = false;
    std::size_t done = 0;
};
ReadersOfNow find_readers_of_now(store::Database&, const store::StoredNotice&, Instant now);

} // namespace zhiping::app
