#include "native/store/staff_absences.hpp"

#include "native/store/stored.hpp"

namespace zhiping::store {

namespace {

const std::string join_absent =
    " JOIN staff AS absent ON absent.id = staff_absence.staff_id AND absent.is_disabled = 0"
    " JOIN staff AS deputy ON deputy.id = staff_absence.deputy_id AND deputy.unit_id = absent.unit_id";

bool has_rows(Database& database, const std::string& whose, std::int64_t staff_id, const Days& days) {
    return database
        .prepare("SELECT 1 FROM staff_absence WHERE " + whose + " = ? AND from_date <= ? AND to_date >= ? LIMIT 1")
        .bind(staff_id)
        .bind(to_string(days.to))
        .bind(to_string(days.from))
        .find([](Statement&) { return true; })
        .has_value();
}

std::vector<StaffAbsence> list_absences(Database& database, const std::string& whose, std::int64_t id, Date day) {
    return database
        .prepare("SELECT staff_id, from_date, to_date, deputy_id FROM staff_absence WHERE " + whose +
                 " = ? AND to_date >= ? ORDER BY from_date, staff_id")
        .bind(id)
        .bind(to_string(day))
        .list([](Statement& row) {
            return StaffAbsence{row.next<std::int64_t>(), {next_date(row), next_date(row)}, row.next<std::int64_t>()};
        });
}

} // namespace

void insert_staff_absence(Database& database, const StaffAbsence& absence) {
    database.prepare("INSERT INTO staff_absence (staff_id, from_date, to_date, deputy_id) VALUES (?, ?, ?, ?)")
        .bind(absence.staff_id)
        .bind(to_string(absence.days.from))
        .bind(to_string(absence.days.to))
        .bind(absence.deputy_id)
        .run();
}

bool delete_staff_absence(Database& database, std::int64_t staff_id, Date from) {
    return database.prepare("DELETE FROM staff_absence WHERE staff_id = ? AND from_date = ?")
               .bind(staff_id)
               .bind(to_string(from))
               .run() > 0;
}

std::vector<StaffAbsence> list_staff_absences(Database& database, std::int64_t staff_id, Date day) {
    return list_absences(database, "staff_id", staff_id, day);
}

std::vector<StaffAbsence> list_absences_of_deputy(Database& database, std::int64_t deputy_id, Date day) {
    return list_absences(database, "deputy_id", deputy_id, day);
}

bool is_absent(Database& database, std::int64_t staff_id, const Days& days) {
    return has_rows(database, "staff_id", staff_id, days);
}

bool is_deputy(Database& database, std::int64_t staff_id, const Days& days) {
    return has_rows(database, "deputy_id", staff_id, days);
}

std::vector<Officer> list_deputised(Database& database, std::int64_t staff_id, Date day) {
    return database
        .prepare("SELECT absent.name, absent.badge FROM staff_absence" + join_absent +
                 " WHERE deputy_id = ? AND from_date <= ? AND to_date >= ? ORDER BY absent.badge_key")
        .bind(staff_id)
        .bind(to_string(day))
        .bind(to_string(day))
        .list([](Statement& row) {
            return Officer{row.next<std::string>(), row.next<std::string>()};
        });
}

std::vector<Role> list_deputised_roles(Database& database, std::int64_t staff_id, Date day) {
    return database
        .prepare("SELECT DISTINCT staff_role.role FROM staff_absence" + join_absent +
                 " JOIN staff_role ON staff_role.staff_id = absent.id"
                 " WHERE deputy_id = ? AND from_date <= ? AND to_date >= ? ORDER BY staff_role.role")
        .bind(staff_id)
        .bind(to_string(day))
        .bind(to_string(day))
        .list([](Statement& row) { return next_enum(row, roles); });
}

} // namespace zhiping::store
