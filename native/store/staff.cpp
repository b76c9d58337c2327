#include "native/store/staff.hpp"

#include "native/store/stored.hpp"
#include "shared/units/badge_key.hpp"

namespace zhiping::store {

namespace {

const std::string select_staff = "SELECT id, name, badge, unit_id, is_one_use, is_disabled FROM staff ";

StoredStaff read_staff(Statement& row) {
    return {.id = row.next<std::int64_t>(),
            .facts = {.officer = {.name = row.next<std::string>(), .badge = row.next<std::string>()},
                      .unit_id = row.next<std::string>(),
                      .roles = {}},
            .has_one_use_password = row.next<bool>(),
            .is_disabled = row.next<bool>()};
}

std::vector<Role> list_roles(Database& database, std::int64_t id) {
    return database.prepare("SELECT role FROM staff_role WHERE staff_id = ? ORDER BY role")
        .bind(id)
        .list([](Statement& row) { return next_enum(row, roles); });
}

void insert_roles(Database& database, std::int64_t id, const StaffFacts& facts) {
    for (const auto role : facts.roles)
        database.prepare("INSERT INTO staff_role (staff_id, role) VALUES (?, ?)")
            .bind(id)
            .bind(facts_of(roles, role).id)
            .run();
}

void insert_recovery_codes(Database& database, std::int64_t id, const std::vector<Digest>& codes) {
    for (const auto& code : codes)
        database.prepare("INSERT INTO staff_recovery_code (staff_id, code_hash) VALUES (?, ?)")
            .bind(id)
            .bind(code)
            .run();
}

// In the words of LIKE with '!'.
std::string escaped(const std::string& text) {
    std::string words;
    for (const char symbol : text) {
        if (symbol == '%' || symbol == '_' || symbol == '!') words += '!';
        words += symbol;
    }
    return words;
}

std::optional<StoredStaff> with_roles(Database& database, std::optional<StoredStaff> staff) {
    if (staff) staff->facts.roles = list_roles(database, staff->id);
    return staff;
}

} // namespace

std::int64_t insert_staff(Database& database, const StaffFacts& facts, const StaffSecrets& secrets,
                          const std::vector<Digest>& recovery_codes) {
    const auto id = database
                        .prepare("INSERT INTO staff (badge, badge_key, name, unit_id, password_hash, is_one_use,"
                                 " file_id, key_id, wrapped_key, totp_step, is_disabled)"
                                 " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0)")
                        .bind(facts.officer.badge)
                        .bind(badge_key(facts.officer.badge))
                        .bind(facts.officer.name)
                        .bind(facts.unit_id)
                        .bind(secrets.password_hash)
                        .bind(secrets.is_one_use)
                        .bind(secrets.totp.file_id)
                        .bind(secrets.totp.key_id)
                        .bind(secrets.totp.wrapped_key)
                        .bind(secrets.totp_step)
                        .insert();
    insert_roles(database, *id, facts);
    insert_recovery_codes(database, *id, recovery_codes);
    return *id;
}

void change_staff(Database& database, std::int64_t id, const StaffFacts& facts) {
    database.prepare("UPDATE staff SET badge = ?, name = ?, unit_id = ? WHERE id = ?")
        .bind(facts.officer.badge)
        .bind(facts.officer.name)
        .bind(facts.unit_id)
        .bind(id)
        .run();
    database.prepare("DELETE FROM staff_role WHERE staff_id = ?").bind(id).run();
    insert_roles(database, id, facts);
}

std::optional<StoredStaff> find_staff(Database& database, std::string_view badge) {
    return with_roles(database,
                      database.prepare(select_staff + "WHERE badge_key = ?").bind(badge_key(badge)).find(read_staff));
}

std::optional<StoredStaff> find_staff(Database& database, std::int64_t id) {
    return with_roles(database, database.prepare(select_staff + "WHERE id = ?").bind(id).find(read_staff));
}

std::vector<StoredStaff> list_staff(Database& database, const StoredStaff* last, std::int64_t most) {
    const auto after = last ? std::optional{badge_key(last->facts.officer.badge)} : std::nullopt;
    auto all = database.prepare(select_staff + "WHERE badge_key > COALESCE(?, '') ORDER BY badge_key LIMIT ?")
                   .bind(after)
                   .bind(most)
                   .list(read_staff);
    for (auto& staff : all) staff.facts.roles = list_roles(database, staff.id);
    return all;
}

std::vector<StoredStaff> list_staff(Database& database, const StaffFilter& filter, std::int64_t most) {
    const auto words = "%" + escaped(filter.search) + "%";
    auto all = database
                   .prepare(select_staff + "WHERE " + in_reach("unit_id", filter.reach) +
                            " AND unit_id = COALESCE(?, unit_id) AND badge_key > COALESCE(?, '')"
                            " AND (lower(name) LIKE lower(?) ESCAPE '!' OR lower(badge) LIKE lower(?) ESCAPE '!')"
                            " ORDER BY badge_key LIMIT ?")
                   .bind(filter.reach.unit_id)
                   .bind(filter.unit_id)
                   .bind(filter.after ? std::optional{badge_key(*filter.after)} : std::nullopt)
                   .bind(words)
                   .bind(words)
                   .bind(most)
                   .list(read_staff);
    for (auto& staff : all) staff.facts.roles = list_roles(database, staff.id);
    return all;
}

std::int64_t count_with_role(Database& database, std::string_view unit_id, Role role) {
    return database
        .prepare("SELECT count(*) FROM staff JOIN staff_role ON staff_role.staff_id = staff.id"
                 " WHERE unit_id = ? AND role = ? AND is_disabled = 0")
        .bind(unit_id)
        .bind(facts_of(roles, role).id)
        .value<std::int64_t>();
}

// A row for each role.
std::vector<Colleague> list_staff_of_unit(Database& database, std::string_view unit_id, Date day) {
    auto query =
        database.prepare("SELECT name, badge, role, CASE WHEN EXISTS (SELECT 1 FROM staff_absence WHERE "
                         "staff_absence.staff_id = staff.id"
                         " AND from_date <= ? AND to_date >= ?) THEN 1 ELSE 0 END FROM staff"
                         " JOIN staff_role ON staff_role.staff_id = staff.id WHERE unit_id = ? AND is_disabled = 0"
                         " ORDER BY name, badge, role");
    query.bind(to_string(day)).bind(to_string(day)).bind(unit_id);
    std::vector<Colleague> colleagues;
    while (query.step()) {
        Officer officer{query.next<std::string>(), query.next<std::string>()};
        const auto role = next_enum(query, roles);
        const auto is_absent = query.next<bool>();
        if (colleagues.empty() || colleagues.back().officer != officer)
            colleagues.push_back({std::move(officer), {}, is_absent});
        colleagues.back().roles.push_back(role);
    }
    return colleagues;
}

std::optional<StaffSecrets> find_staff_secrets(Database& database, std::int64_t id) {
    return database
        .prepare("SELECT password_hash, is_one_use, file_id, key_id, wrapped_key, totp_step FROM staff WHERE id = ?")
        .bind(id)
        .find([](Statement& row) {
            return StaffSecrets{.password_hash = row.next<std::string>(),
                                .is_one_use = row.next<bool>(),
                                .totp = next_sealing(row),
                                .totp_step = row.next<std::int64_t>()};
        });
}

void replace_staff_secrets(Database& database, std::int64_t id, const StaffSecrets& secrets,
                           const std::vector<Digest>& recovery_codes) {
    database
        .prepare("UPDATE staff SET password_hash = ?, is_one_use = ?, file_id = ?, key_id = ?, wrapped_key = ?,"
                 " totp_step = ? WHERE id = ?")
        .bind(secrets.password_hash)
        .bind(secrets.is_one_use)
        .bind(secrets.totp.file_id)
        .bind(secrets.totp.key_id)
        .bind(secrets.totp.wrapped_key)
        .bind(secrets.totp_step)
        .bind(id)
        .run();
    database.prepare("DELETE FROM staff_recovery_code WHERE staff_id = ?").bind(id).run();
    insert_recovery_codes(database, id, recovery_codes);
}

void set_staff_disabled(Database& database, std::int64_t id, bool is_disabled) {
    database.prepare("UPDATE staff SET is_disabled = ? WHERE id = ?").bind(is_disabled).bind(id).run();
}

bool has_recovery_code(Database& database, std::int64_t id, const Digest& code) {
    return database.prepare("SELECT 1 FROM staff_recovery_code WHERE staff_id = ? AND code_hash = ?")
        .bind(id)
        .bind(code)
        .find([](Statement&) { return true; })
        .has_value();
}

bool use_totp_step(Database& database, std::int64_t id, std::int64_t step) {
    return database.prepare("UPDATE staff SET totp_step = ? WHERE id = ? AND totp_step < ?")
               .bind(step)
               .bind(id)
               .bind(step)
               .run() > 0;
}

bool use_recovery_code(Database& database, std::int64_t id, const Digest& code) {
    return database.prepare("DELETE FROM staff_recovery_code WHERE staff_id = ? AND code_hash = ?")
               .bind(id)
               .bind(code)
               .run() > 0;
}

bool replace_password(Database& database, std::int64_t id, const std::string& old_hash, const std::string& new_hash) {
    return database.prepare("UPDATE staff SET password_hash = ?, is_one_use = 0 WHERE id = ? AND password_hash = ?")
               .bind(new_hash)
               .bind(id)
               .bind(old_hash)
               .run() > 0;
}

} // namespace zhiping::store
