#pragma once

#include "native/app/staff_member.hpp"
#include "native/store/worklist.hpp"
#include "shared/cases/rights.hpp"
#include "shared/cases/staff_case.hpp"

// Which cases somebody of staff looks for, and which of them they may find: for lists and for their counts.
namespace zhiping::app {

// What a list of work is asked for besides.
struct WorkQuery {
    std::optional<std::string> unit_id = {}; // That has the case.
    std::optional<Relation> at = {};         // Own or Below: where that unit stands to theirs.
    std::vector<CaseStatus> statuses = {};   // Any of them; empty: whatever the status.
    std::optional<Level> level = {};
    std::optional<Date> due = {};
    std::optional<Module> module = {};
    std::optional<Situation> situation = {};
    std::optional<std::string> handler_badge = {};
    std::string search = {}; // A receipt number, the number of a document, or a part of a place's words.
    std::vector<CaseMark> marks = {};
    bool has_request = false;    // Only what waits for a decision of the level above.
    bool waits_for_them = false; // Only those whose reply waits for a second person, who they may be.
    store::WorkOrder order = store::WorkOrder::Due;
    std::string after = {}; // WorkPage::next of the page before.
    int most = 50;
};

inline constexpr std::size_t max_search_characters = 60;

// Who asks, on which day.
struct WorkReader {
    const StaffMember& member;
    Date today;
    bool is_at_top; // Of a unit that is under no other.
};
WorkReader work_reader(store::Database&, const StaffMember&, Date today);

// Whether they may know of a mark on a case that they may read, which a unit below theirs has or not
// (shared/cases/visibility.hpp).
bool may_know(const WorkReader&, CaseMark, bool is_below);

// Without the position. Nullopt when it asks for what no case can have that they may see. Precondition: what is
// searched for can be taken.
std::optional<store::WorkFilter> work_filter(const WorkReader&, const WorkQuery&);

} // namespace zhiping::app
