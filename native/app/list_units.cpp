#include "native/app/list_units.hpp"

#include "native/app/staff_actors.hpp"
#include "native/store/units.hpp"
#include "shared/text/text_ids.hpp"

namespace zhiping::app {

namespace {

// Who appoints stands at the top (By::Bureau of shared/cases/workflow.hpp).
bool may_appoint(store::Database& database, const StaffMember& member) {
    const auto unit = store::find_unit(database, member.unit_id);
    return unit && !unit->parent_id && may(member, Right::Appoint, Relation::Own);
}

} // namespace

Result<std::vector<NamedUnit>> list_units(store::Store& store, const StaffMember& member) {
    const Error nothing_below{ErrorCode::Forbidden, Text::AnomaliesNotYours};
    if (!may(member, Right::Oversee, Relation::Below)) return nothing_below;
    auto units = store.read([&](store::Database& database) {
        const store::Reach reach{.unit_id = member.unit_id, .is_own = may_appoint(database, member), .is_below = true};
        return store::list_units(database, reach, max_listed_units);
    });
    if (units.empty()) return nothing_below;
    return units;
}

} // namespace zhiping::app
