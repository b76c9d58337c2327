#include "native/app/list_changes.hpp"

#include "native/app/staff_reach.hpp"
#include "native/store/case_changes.hpp"
#include "native/store/journal.hpp"
#include "native/store/units.hpp"
#include "shared/text/text_ids.hpp"

namespace zhiping::app {

namespace {

// Reports of pressure are the top's (shared/cases/visibility.hpp).
bool sees_pressure(store::Database& database, const store::Reach& reach) {
    return reach.is_below && !store::find_unit(database, reach.unit_id).value().parent_id;
}

CaseChanges changes_after(store::Database& database, const StaffMember& member, std::int64_t after, std::int64_t end) {
    const auto reach = reach_of(member);
    CaseChanges changes{end, {}};
    if (reach.is_none()) return changes;
    const auto rows =
        store::list_changed_cases(database, reach, sees_pressure(database, reach), after, max_told_changes);
    for (const auto& row : rows) changes.receipts.push_back(row.receipt);
    if (rows.size() == max_told_changes) changes.last = rows.back().number;
    return changes;
}

} // namespace

Result<CaseChanges> list_changes(store::Store& store, const StaffMember& member, std::optional<std::int64_t> after) {
    return store.read([&](store::Database& database) -> Result<CaseChanges> {
        const auto end = store::journal_end(database).number;
        if (!after) return CaseChanges{end, {}};
        if (*after < 0 || *after > end) return invalid("after", Text::ValueUnknown);
        return changes_after(database, member, *after, end);
    });
}

} // namespace zhiping::app
