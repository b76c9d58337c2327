#pragma once

#include "native/app/staff_member.hpp"
#include "native/cases/inspect_cases.hpp"

#include <optional>

namespace zhiping::app {

struct VisibleCase {
    cases::StoredCase stored;
    cases::ShownCase shown; // What they may see of it.
};

// Nullopt: there is no such case, or none of which they may see anything. Both take as long, so that nobody learns by
// the clock that another unit has one.
std::optional<VisibleCase> find_visible_case(store::Database&, const ReceiptNumber&, const StaffMember&);

} // namespace zhiping::app
