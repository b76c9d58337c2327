#pragma once

#include "native/app/staff_member.hpp"
#include "native/store/store.hpp"
#include "native/store/worklist.hpp"
#include "shared/cases/staff_case.hpp"

namespace zhiping::app {

// What a list of work is asked for besides.
struct WorkQuery {
    std::optional<std::string> unit_id = {}; // That has the case.
    std::optional<CaseStatus> status = {};
    std::optional<Level> level = {};
    std::optional<Date> due = {};
    std::optional<Module> module = {};
    std::optional<Situation> situation = {};
    std::optional<std::string> handler_badge = {};
    std::vector<CaseMark> marks = {};
    bool has_request = false; // Only what waits for a decision of the level above.
    store::WorkOrder order = store::WorkOrder::Due;
    std::string after = {}; // WorkPage::next of the page before.
    int most = 50;
};

inline constexpr int max_work_page = 200;

// The cases that they may read: of their unit, and of those below. Refused (invalid, naming it): a cursor that no page
// gave, or of a case that is not theirs to read by now, a page of none or more than max_work_page. A mark that they may
// not know of is on no case.
Result<WorkPage> list_work(store::Store&, const StaffMember&, const WorkQuery&, Date today);

} // namespace zhiping::app
