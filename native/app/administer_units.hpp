#pragma once

#include "native/app/administrators.hpp"
#include "shared/staff/account.hpp"

#include <vector>

// Units, as an administrator looks after his own and those below it (docs/administration.md).
namespace zhiping::app {

// All of them, by id. Refused: forbidden (they administer nothing).
Result<std::vector<UnitLine>> list_unit_lines(store::Store&, const StaffMember&);

// Stores a new one below theirs, or changes one of theirs, which is still as it was seen; kept as an act. What says
// nothing of reconsideration leaves what is stored of it. Refused: unauthorized, forbidden (they administer nothing),
// not_found (at "unit": another's; at "parent": it would go under a unit that is not theirs), conflict (at "unit": it
// was not seen, and is no new one; at "seen": it is another than was seen), invalid (at "parent": under itself), and
// what UnitRules refuses. Whatever is refused changes nothing.
AdminResult<Ok> put_unit(const AdminMeans&, const StaffMember&, const Unit&, const std::optional<Unit>& seen);

} // namespace zhiping::app
