#pragma once

#include "native/app/work_filter.hpp"
#include "native/store/store.hpp"

namespace zhiping::app {

inline constexpr int max_work_page = 2000;

// Refused (invalid, naming it): a page of none or more than max_work_page, words to search for that are blank,
// unreadable or more than max_search_characters, and what check_round() refuses.
Result<Ok> check_query(const WorkQuery&);

// A line as its reader is shown it.
WorkItem to_item(const store::ListedWork&, const WorkReader&);

// The cases that they may read: of their unit, and of those below. Refused (invalid, naming it): a cursor that no page
// gave, or of a case that is not theirs to read by now, and what check_query() refuses. A mark that they may not know
// of is on no case, and nothing waits for who may approve nothing.
Result<WorkPage> list_work(store::Store&, const StaffMember&, const WorkQuery&, const store::WorkDays&);

} // namespace zhiping::app
