#pragma once

#include "native/app/staff_member.hpp"
#include "native/store/staff.hpp"
#include "native/store/store.hpp"
#include "shared/evaluation/token.hpp"

#include <optional>
#include <vector>

// Who of staff is signed in (docs/staff.md).
namespace zhiping::app {

struct StaffTokenTag {
    static constexpr auto field = "session";
};

// What a browser shows to be somebody who signed in. The server keeps only its hash.
using StaffToken = Token<StaffTokenTag>;

// A session ends by itself when it was not used for so long, and so long after it began.
inline constexpr std::chrono::minutes session_idle_limit{30};
inline constexpr std::chrono::hours session_limit{12};

// Nullopt when the session has ended, or whoever has it is disabled. What of them may be done only with a second factor
// is not in their roles when the session began without one. That it was used is written once a minute.
enum class Use {
    ByPerson,
    ByItself, // A desk asks what has changed, whether anybody sits at it or not: that keeps no session.
};
std::optional<StaffMember> find_signed_in(store::Store&, const StaffToken&, Instant now, Use = Use::ByPerson);

// Whoever was found signed in, as a transaction that decides sees them now: without the roles that they have lost
// since. Nullopt when they were disabled or went to another unit.
std::optional<StaffMember> still_signed_in(store::Database&, const StaffMember&, Instant now);

// For what goes on for long: nullopt also when this session of theirs has ended.
std::optional<StaffMember> still_signed_in(store::Database&, const StaffMember&, const StaffToken&, Instant now);

// Their own, and those of whom they stand in for on that day.
std::vector<Role> all_roles(store::Database&, const store::StoredStaff&, Date day);

struct OwnSession {
    std::int64_t id;
    Instant began;
    Instant used;       // To a minute.
    std::string source; // The address that it began from.
    bool is_this;       // The one that asks.
};

// Those that have not ended, the newest first.
std::vector<OwnSession> list_own_sessions(store::Store&, std::int64_t staff_id, const StaffToken& asking, Instant now);

// False when they have none with that id.
bool end_own_session(store::Store&, std::int64_t staff_id, std::int64_t session_id);

// All of theirs but the one that asks.
void end_other_sessions(store::Store&, std::int64_t staff_id, const StaffToken& asking);

void sign_out(store::Store&, const StaffToken&);

} // namespace zhiping::app
