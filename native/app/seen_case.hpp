#pragma once

#include "native/app/staff_member.hpp"
#include "native/cases/stored_case.hpp"
#include "shared/cases/rights.hpp"

#include <optional>
#include <string>

// What staff who may read a case may do with it beside its workflow, inside of a transaction.
namespace zhiping::app {

// Nullopt when there is none of which they may see anything.
std::optional<cases::StoredCase> find_seen_case(store::Database&, const ReceiptNumber&, const StaffMember&);

// Whether any of their roles has it, and the case does not concern them.
bool has_right(store::Database&, const cases::StoredCase&, const StaffMember&, Right);
std::vector<Right> rights_of(store::Database&, const cases::StoredCase&, const StaffMember&); // All that they have.

// As it is stored. Refused (invalid, at "reason"): nothing, too much, or what nobody can read.
Result<std::string> check_reason(const std::string& said);

} // namespace zhiping::app
