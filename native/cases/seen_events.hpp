#pragma once

#include "shared/cases/case_file.hpp"
#include "shared/units/unit_tree.hpp"

#include <span>
#include <vector>

namespace zhiping::cases {

// What of a case's events, which are all given, somebody may see (shared/cases/visibility.hpp). For staff they are
// counted anew, because a gap would tell of a hidden report of pressure; a citizen names a contact by its number.
std::vector<CaseEvent> events_seen_by(const Actor&, std::span<const CaseEvent>, const CaseFile&, const UnitTree&);

} // namespace zhiping::cases
