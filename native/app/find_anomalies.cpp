#include "native/app/find_anomalies.hpp"

#include "native/app/staff_actors.hpp"
#include "native/store/anomalies.hpp"
#include "native/store/units.hpp"

#include <set>

namespace zhiping::app {

namespace {

bool has_units_below(store::Store& store, const std::string& unit_id) {
    return store.read([&](store::Database& database) { return store::has_units_below(database, unit_id); });
}

void name_units(store::Store& store, AnomalyList& list) {
    std::set<std::string> ids;
    for (const auto& finding : list.findings) {
        ids.insert(finding.unit_id);
        for (const auto& row : finding.rows) ids.insert(row.unit_id);
    }
    store.read([&](store::Database& database) {
        for (const auto& id : ids)
            if (const auto unit = store::find_unit(database, id)) list.units.push_back({id, unit->name});
        return Ok{};
    });
}

// Each kind is read by itself: together they would keep what was read at first for as long as all of them take.
AnomalyList list_below(store::Store& store, const store::Reach& reach, const AnomalyPeriod& period) {
    AnomalyList list{.period = period};
    for (const auto& facts : anomalies) {
        auto found = store.read([&](store::Database& database) {
            return store::find_anomalies(database, facts.value, {reach, period});
        });
        for (auto& finding : found.findings) list.findings.push_back(std::move(finding));
        if (found.is_cut) list.cut.push_back(facts.value);
    }
    name_units(store, list);
    return list;
}

store::Reach below(const std::string& unit_id, const Officer& reader = {}) {
    return {.unit_id = unit_id, .is_below = true, .reader = reader};
}

} // namespace

Result<AnomalyList> find_anomalies(store::Store& store, const StaffMember& member, const AnomalyDays& days,
                                   Date today) {
    if (!may(member, Right::Read, Relation::Below) || !has_units_below(store, member.unit_id))
        return Error{ErrorCode::Forbidden, Text::AnomaliesNotYours};
    return make_anomaly_period(days, today).and_then([&](const AnomalyPeriod& period) -> Result<AnomalyList> {
        return list_below(store, below(member.unit_id, member.officer), period);
    });
}

Result<AnomalyList> find_anomalies(store::Store& store, const std::string& unit_id, const AnomalyDays& days,
                                   Date today) {
    const auto unit = store.read([&](store::Database& database) { return store::find_unit(database, unit_id); });
    if (!unit) return Error{ErrorCode::NotFound, Text::UnitUnknown, "unit"};
    return make_anomaly_period(days, today).and_then([&](const AnomalyPeriod& period) -> Result<AnomalyList> {
        return list_below(store, below(unit_id), period);
    });
}

} // namespace zhiping::app
