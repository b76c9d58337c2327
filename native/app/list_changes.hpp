#pragma once

#include "native/app/staff_member.hpp"
#include "native/store/store.hpp"
#include "shared/cases/staff_case.hpp"

#include <optional>

namespace zhiping::app {

// A case that is told of once is told of again only when it changes again.
inline constexpr int max_told_changes = 200;

// What changed after `after` (CaseChanges::last of before) in the cases that they may read, and which were taken from
// their units; with nullopt nothing, only where their changes are now. What is hidden from them, and what happens to
// the cases of others, changes nothing, not even a number. Refused (invalid, at "after"): a number below 0.
Result<CaseChanges> list_changes(store::Store&, const StaffMember&, std::optional<std::int64_t> after);

} // namespace zhiping::app
