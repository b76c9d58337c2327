#include "native/app/list_changes.hpp"

#include "native/app/staff_reach.hpp"
#include "native/store/case_changes.hpp"
#include "native/store/units.hpp"
#include "shared/text/text_ids.hpp"

namespace zhiping::app {

namespace {

// Reports of pressure are the top's (shared/cases/visibility.hpp).
bool sees_pressure(store::Database& database, const store::Reach& reach) {
    return reach.is_below && !store::find_unit(database, reach.unit_id).value().parent_id;
}

} // namespace

Result<CaseChanges> list_changes(store::Store& store, const StaffMember& member, std::optional<std::int64_t> after) {
    if (after && *after < 0) return invalid("after", Text::ValueUnknown);
    const auto reach = reach_of(member);
    if (reach.is_none()) return CaseChanges{0, {}};
    return store.read([&](store::Database& database) {
        const bool pressure = sees_pressure(database, reach);
        if (!after) return CaseChanges{store::last_change(database, reach, pressure), {}};
        CaseChanges changes{*after, {}};
        for (const auto& row : store::list_changed_cases(database, reach, pressure, *after, max_told_changes)) {
            changes.receipts.push_back(row.receipt);
            changes.last = row.number;
        }
        return changes;
    });
}

} // namespace zhiping::app
