#pragma once

#include "native/store/database.hpp"
#include "native/store/digest.hpp"

#include <optional>
#include <string>
#include <vector>

// Who of staff is signed in, and since when. Of a token its digest is stored.
namespace zhiping::store {

struct StaffSession {
    std::int64_t id = 0; // Of a new one, the store says.
    std::int64_t staff_id;
    Instant began;
    Instant used;       // To a minute.
    std::string source; // The address that it began from.
    bool has_code;      // Whether a second factor was shown.
};

// When a session has ended by itself: the earliest that one may have begun, and have been used the last time.
struct SessionLimits {
    Instant began;
    Instant used;
};

void insert_staff_session(Database&, const StaffSession&, const Digest& token);
std::optional<StaffSession> find_staff_session(Database&, const Digest& token);
std::vector<StaffSession> list_staff_sessions(Database&, std::int64_t staff_id); // The newest first.

void renew_staff_session(Database&, std::int64_t id, Instant now); // Never back.

bool delete_staff_session(Database&, std::int64_t staff_id, std::int64_t id); // False when they have none such.
void delete_staff_sessions(Database&, std::int64_t staff_id);
void delete_other_staff_sessions(Database&, std::int64_t staff_id, std::int64_t but_id);
void delete_ended_staff_sessions(Database&, const SessionLimits&); // Of all staff.

} // namespace zhiping::store
