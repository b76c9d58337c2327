#include "native/app/own_account.hpp"

#include "native/store/staff_absences.hpp"
#include "native/store/staff_sessions.hpp"
#include "native/store/units.hpp"

namespace zhiping::app {

namespace {

std::optional<Date> last_day_of_absence(store::Database& database, std::int64_t staff_id, Date today) {
    const auto absences = store::list_staff_absences(database, staff_id, today); // The earliest first.
    if (absences.empty() || absences.front().days.from > today) return std::nullopt;
    return absences.front().days.to;
}

} // namespace

OwnAccount read_own_account(store::Store& store, const StaffMember& member, const StaffToken& token, Date today) {
    return store.read([&](store::Database& database) {
        const auto session = store::find_staff_session(database, store::digest(token.digits()));
        return OwnAccount{.unit = store::find_unit(database, member.unit_id).value().name,
                          .deputy_for = store::list_deputised(database, member.id, today),
                          .absent_until = last_day_of_absence(database, member.id, today),
                          .shows_code = session && session->has_code,
                          .has_units_below = store::has_units_below(database, member.unit_id)};
    });
}

} // namespace zhiping::app
