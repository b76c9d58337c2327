#pragma once

#include "shared/cases/case_file.hpp"
#include "shared/units/unit_tree.hpp"

namespace zhiping {

// Whether somebody may see an event of a case, with its words. The citizen sees what was done towards the citizen, not
// what staff say among themselves; an issued reply stands in the case, not in the event that handed it in. Staff see it
// when they may read the case (rights.hpp), or were of the unit that had it then. A report of
// pressure is seen by the citizen and the unit at the top only, and there by nobody who is concerned. Time sees
// nothing.
bool is_visible_to(const CaseEvent&, const Actor&, const CaseFile&, const UnitTree&);

// An event as somebody sees it who may see it: the citizen without any person's name, of staff or on the code, and
// those who are not above the unit that has the case without whether it was drawn to be rechecked.
CaseEvent as_seen_by(const Actor&, CaseEvent, const CaseFile&, const UnitTree&);

// The case as somebody sees it who sees some of its events, which are all given: the citizen without what staff are
// still at (who handles it, what they request, a reply that is not issued) and without names, a unit that had it as it
// stood then.
CaseFile as_seen_by(const Actor&, const CaseFile&, std::span<const CaseEvent>, const UnitTree&);

// Whether the last reply went out without a second person: the lead is shown it afterwards.
bool is_unapproved(const CaseFile&);

} // namespace zhiping
