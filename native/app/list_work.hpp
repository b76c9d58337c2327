#pragma once

#include "native/app/work_filter.hpp"
#include "native/store/store.hpp"

namespace zhiping::app {

inline constexpr int max_work_page = 2000;

// The cases that they may read: of their unit, and of those below. Refused (invalid, naming it): a cursor that no page
// gave, or of a case that is not theirs to read by now, a page of none or more than max_work_page, words to search for
// that are blank, unreadable or more than max_search_characters. A mark that they may not know of is on no case, and
// nothing waits for who may approve nothing.
Result<WorkPage> list_work(store::Store&, const StaffMember&, const WorkQuery&, Date today);

} // namespace zhiping::app
