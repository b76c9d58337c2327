#pragma once

#include "native/app/staff_member.hpp"
#include "native/store/store.hpp"
#include "shared/calendar/date.hpp"
#include "shared/cases/work_counts.hpp"

namespace zhiping::app {

// As many as the lists have that are theirs to see (list_work.hpp, comments.hpp).
WorkCounts count_work(store::Store&, const StaffMember&, Date today);

} // namespace zhiping::app
