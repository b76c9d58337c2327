#pragma once

#include "shared/cases/decide.hpp"

namespace zhiping {

// Of the possible actions, those that the case gives occasion for: who looks at it is not offered to take what somebody
// has taken, to decide a request that nobody made, to approve their own reply. What is tried all the same, decide()
// refuses with its reason.
std::vector<CaseAction> offered_actions(const CaseFile&, const Actor&, const UnitTree&);

} // namespace zhiping
