#pragma once

#include "native/app/administrators.hpp"
#include "native/app/holiday_notices.hpp"
#include "native/app/reply_templates.hpp"

#include <vector>

// What holds for all units and is loaded whole, never edited: templates of replies and notices of holidays. Whoever
// administers anything sees what is loaded; an administrator of the unit at the top loads (docs/administration.md).
namespace zhiping::app {

// Refused: forbidden (they administer nothing).
Result<std::vector<ListedTemplates>> list_loaded_templates(store::Store&, const StaffMember&, Date today);
Result<std::vector<ListedNotice>> list_loaded_notices(store::Store&, const StaffMember&);

// The number of the set. Refused: unauthorized, forbidden (they do not administer all), invalid (at "begins": a day
// that is over; at "content", why the command line refuses it too). Kept as an act.
AdminResult<int> load_templates_as(const AdminMeans&, const StaffMember&, Date begins, const std::string& content);

// The same; the clocks of open cases move as after the command line's. One that is in force already changes nothing.
// Precondition: check_notice() accepts it.
AdminResult<Ok> load_notice_as(const AdminMeans&, const StaffMember&, const HolidayNotice&);

} // namespace zhiping::app
