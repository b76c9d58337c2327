#pragma once

#include "native/app/staff_member.hpp"
#include "native/store/database.hpp"
#include "native/store/store.hpp"
#include "shared/calendar/date.hpp"
#include "shared/cases/colleague.hpp"
#include "shared/result.hpp"

namespace zhiping::app {

// To whom a case of their unit can be handed over: those of it who are not disabled and may handle its cases by roles
// of their own, whoever asks among them, by name and badge number. Refused (forbidden): they have no part in answering
// for their unit.
Result<std::vector<Colleague>> list_colleagues(store::Store&, const StaffMember&, Date today);

// The one of a unit with this badge number to whom its cases can be handed over, as their account names them.
std::optional<Officer> find_receiver(store::Database&, std::string_view unit_id, std::string_view badge, Date today);

} // namespace zhiping::app
