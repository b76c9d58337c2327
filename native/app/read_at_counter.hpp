#pragma once

#include "native/app/current_calendar.hpp"
#include "native/app/receipt_proof.hpp"
#include "native/app/staff_member.hpp"
#include "native/store/store.hpp"
#include "shared/cases/counter_case.hpp"

namespace zhiping::app {

// An evaluation and its case as somebody at a counter reads them out to its citizen, who has told number and query
// code. That they did is stored, with a line in the journal, before it is given: once for each hour. Refused
// (not_found): there is none, or they may not help with it (may_help.hpp); which of the two is not told.
Result<CounterReading> read_at_counter(store::Store&, CurrentCalendar&, const QueryCodeShown&, const StaffMember&,
                                       Instant now);

} // namespace zhiping::app
