#include "native/app/staff_absences.hpp"

#include "native/store/staff.hpp"
#include "native/store/staff_absences.hpp"

namespace zhiping::app {

namespace {

std::string nobody_has(std::string_view badge) {
    return "nobody of staff has the badge number '" + std::string{badge} + "'";
}

std::optional<std::string> problem_with_days(const store::Days& days, Date today) {
    if (days.to < days.from) return to_string(days.to) + " is before " + to_string(days.from);
    if (days.to < today) return to_string(days.to) + " is past";
    return std::nullopt;
}

std::optional<std::string> problem_with(store::Database& database, const store::StoredStaff& absent,
                                        const store::StoredStaff& deputy, const store::Days& days) {
    const auto& badge = absent.facts.officer.badge;
    const auto& other = deputy.facts.officer.badge;
    if (absent.id == deputy.id) return badge + " cannot stand in for himself";
    if (deputy.is_disabled) return other + " is disabled";
    if (absent.facts.unit_id != deputy.facts.unit_id)
        return other + " is of unit " + deputy.facts.unit_id + ", not of " + absent.facts.unit_id;
    if (store::is_absent(database, absent.id, days)) return badge + " has another absence in this time";
    if (store::is_deputy(database, absent.id, days)) return badge + " stands in for somebody in this time";
    if (store::is_absent(database, deputy.id, days)) return other + " is absent in this time";
    return std::nullopt;
}

} // namespace

std::optional<std::string> set_absence(store::Store& store, std::string_view badge, const Absence& absence,
                                       Date today) {
    const store::Days days{absence.from, absence.to};
    if (auto problem = problem_with_days(days, today)) return problem;
    return store.write([&](store::Database& database) -> std::optional<std::string> {
        const auto absent = store::find_staff(database, badge);
        if (!absent) return nobody_has(badge);
        const auto deputy = store::find_staff(database, absence.deputy_badge);
        if (!deputy) return nobody_has(absence.deputy_badge);
        if (auto problem = problem_with(database, *absent, *deputy, days)) return problem;
        store::insert_staff_absence(database, {absent->id, days, deputy->id});
        return std::nullopt;
    });
}

std::optional<std::string> cancel_absence(store::Store& store, std::string_view badge, Date from) {
    return store.write([&](store::Database& database) -> std::optional<std::string> {
        const auto absent = store::find_staff(database, badge);
        if (!absent) return nobody_has(badge);
        if (!store::delete_staff_absence(database, absent->id, from))
            return std::string{badge} + " has no absence that begins on " + to_string(from);
        return std::nullopt;
    });
}

std::vector<Absence> list_absences(store::Store& store, std::int64_t staff_id, Date today) {
    return store.read([&](store::Database& database) {
        std::vector<Absence> absences;
        for (const auto& each : store::list_staff_absences(database, staff_id, today))
            absences.push_back(
                {each.days.from, each.days.to, store::find_staff(database, each.deputy_id)->facts.officer.badge});
        return absences;
    });
}

} // namespace zhiping::app
