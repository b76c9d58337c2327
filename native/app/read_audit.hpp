#pragma once

#include "native/app/staff_member.hpp"
#include "native/outside/random.hpp"
#include "native/store/store.hpp"
#include "shared/result.hpp"
#include "shared/staff/audit.hpp"

namespace zhiping::app {

// Who of staff saw and did what in the units that they audit (docs/audit.md): the first page, or the one after a
// cursor. That they look is stored before the first page is read, as an act of its own. Refused: forbidden (they audit
// nothing), invalid: at "from" a period that begins after its end, at "until" one of more than max_audit_days, at
// "badge" what is no badge number, at "after" a cursor that no page gave.
Result<AuditPage> read_audit(store::Store&, outside::Random&, const StaffMember&, const AuditQuery&, Instant now);

} // namespace zhiping::app
