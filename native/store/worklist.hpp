#pragma once

#include "native/store/case_rounds.hpp"
#include "native/store/cases.hpp"
#include "native/store/reach.hpp"
#include "shared/cases/staff_case.hpp"
#include "shared/catalogue/module.hpp"

#include <functional>

// The cases that somebody may find, in pages.
namespace zhiping::store {

enum class WorkOrder { Due, Oldest, Newest };

struct WorkOrderFacts {
    WorkOrder value;
    std::string_view id;
};

inline constexpr std::array work_orders{
    WorkOrderFacts{WorkOrder::Due, "due"}, // Those without a date last.
    WorkOrderFacts{WorkOrder::Oldest, "received"},
    WorkOrderFacts{WorkOrder::Newest, "-received"},
};
static_assert(follows_enum(work_orders));

// Where a page ended.
struct WorkPosition {
    std::optional<Date> due;
    std::int64_t evaluation_id;
};

// By which days marks are told.
struct WorkDays {
    Date today;
    Date soon; // The last day that is: the next working day.
};

// Whether a case has this mark on these days.
bool is_marked(const CaseState&, CaseMark, const WorkDays&);

// What somebody looks for.
struct WorkSearch {
    std::string words;                         // Without blanks: the number of a document, or a part of a place.
    std::optional<ReceiptNumber> receipt = {}; // What they may be as well; then they are no part of a place.
};

struct WorkFilter {
    std::optional<Reach> reach = {};            // None: those of all units.
    std::optional<std::string> at_unit = {};    // Only those that this unit has.
    std::optional<std::string> under_unit = {}; // The same, or one below it.
    std::optional<RoundFilter> round = {};      // Only those with such a round.
    std::vector<CaseStatus> statuses = {};      // Any of them; empty: whatever the status.
    std::optional<Level> level = {};
    std::optional<Date> due = {};
    std::optional<Module> module = {};
    std::optional<Situation> situation = {};
    std::optional<std::string> handler_badge = {};     // However it is written; so is the next.
    std::optional<std::string> but_handler_badge = {}; // Only those that somebody else handles, or nobody.
    std::optional<WorkSearch> search = {};
    bool has_request = false;
    std::vector<CaseMark> marks = {}; // All of them, on these days:
    WorkDays days = {};
    WorkOrder order = WorkOrder::Due;
    std::optional<WorkPosition> after = {};
};

struct ListedWork {
    ListedCase listed;
    Module module;
    UnitName unit; // Its own name.
    std::string place;
    std::string document_type;
    std::string document_number;
    std::vector<Situation> situations;
};

std::vector<ListedWork> list_work(Database&, const WorkFilter&, std::int64_t most);

// How many there are, whatever the position.
int count_work(Database&, const WorkFilter&);

struct UnitCount {
    std::string unit_id;
    int count;
};

// The same of each unit that has any, by the unit that has the case.
std::vector<UnitCount> count_work_by_unit(Database&, const WorkFilter&);

// Calls `visit` with each of them, a page in memory at a time.
void for_each_work(Database&, WorkFilter, const std::function<void(const ListedWork&)>& visit);

} // namespace zhiping::store
