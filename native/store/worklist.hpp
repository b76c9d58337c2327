#pragma once

#include "native/store/cases.hpp"
#include "shared/catalogue/module.hpp"

// The cases that somebody of staff may find, in pages.
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

struct WorkFilter {
    std::string unit_id; // Whose cases, and of those below it:
    bool is_own = false;
    bool is_below = false;
    std::optional<std::string> at_unit = {}; // Only those that this unit has.
    std::optional<CaseStatus> status = {};
    std::optional<Level> level = {};
    std::optional<Date> due = {};
    std::optional<Date> due_before = {};
    std::optional<Module> module = {};
    std::optional<Situation> situation = {};
    std::optional<std::string> handler_badge = {};
    bool has_request = false;
    std::vector<CaseFlag> flags = {};
    WorkOrder order = WorkOrder::Due;
    std::optional<WorkPosition> after = {};
};

struct ListedWork {
    ListedCase listed;
    Module module;
};

std::vector<ListedWork> list_work(Database&, const WorkFilter&, std::int64_t most);

// Whether somebody has seen a case in the hour of this time.
bool has_view(Database&, std::int64_t evaluation_id, std::int64_t staff_id, Instant at);

// False when it was stored already.
bool insert_view(Database&, std::int64_t evaluation_id, std::int64_t staff_id, Instant at);

} // namespace zhiping::store
