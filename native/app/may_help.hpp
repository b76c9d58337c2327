#pragma once

#include "native/app/staff_member.hpp"
#include "native/cases/stored_case.hpp"

namespace zhiping::app {

// Whether they may help anybody at all (Right::Help), whose case it may be.
bool is_at_counter(const StaffMember&);

// Whether somebody of staff may help the citizen of a code or its case (Right::Help): never where their unit, or one
// above it, is that of the code, has the case or had it; never who may be named on the code.
bool may_help(store::Database&, const StaffMember&, std::string_view code, std::string_view code_unit_id,
              std::span<const CaseEvent> events);

} // namespace zhiping::app
