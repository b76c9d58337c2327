#pragma once

#include "native/app/administer_accounts.hpp"
#include "native/store/admin_changes.hpp"

// Changes that one administrator wants and a second one confirms or refuses (docs/administration.md).
namespace zhiping::app {

// Keeps it; its id. Nothing is an act before it is decided. Precondition: no other of its account waits.
std::int64_t keep_for_second(store::Database&, const AdminMeans&, const StaffMember&, const AccountChange&,
                             const AccountPlan&);

// Those that wait in the units that they administer, the oldest first. Refused: forbidden.
Result<std::vector<PendingChange>> list_waiting(store::Store&, const StaffMember&, Date today);

struct Decision {
    bool is_confirmed;
    std::string code; // Of the second administrator, to confirm.
};

// Confirmed, it is done as if it were asked for now, and kept as an act of both; refused, that is the act. Who asked
// may take it back so. Refused: unauthorized, forbidden (they administer nothing; it is about their own account; who
// asked administers that unit no more; to confirm: they asked for it themselves, stand in for whom it is about or the
// other way round, or are administrators only as somebody's deputy), not_found (none of theirs has that id), conflict
// (it was decided before, or would be something else than what was shown), what plan_change() refuses, and invalid and
// too_many as of change_account(). What is refused uses up no code.
AdminResult<AccountDone> decide_change(const AdminMeans&, const StaffMember&, std::int64_t id, const Decision&);

} // namespace zhiping::app
