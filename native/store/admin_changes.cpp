#include "native/store/admin_changes.hpp"

#include "native/store/stored.hpp"
#include "shared/units/badge_key.hpp"

namespace zhiping::store {

namespace {

const std::string select_change = "SELECT id, what, subject, unit_id, wanted, facts, asked_by, asked_at,"
                                  " CASE WHEN decided_at IS NULL THEN 0 ELSE 1 END FROM admin_change ";

AdminChange read_change(Statement& row) {
    return {.id = row.next<std::int64_t>(),
            .what = next_enum(row, staff_acts),
            .subject = row.next<std::string>(),
            .unit_id = row.next<std::string>(),
            .wanted = row.next<std::string>(),
            .facts = row.next<std::string>(),
            .asked_by = row.next<std::int64_t>(),
            .asked = row.next<Instant>(),
            .is_decided = row.next<bool>()};
}

} // namespace

std::int64_t insert_admin_change(Database& database, const AdminChange& change) {
    return *database
                .prepare("INSERT INTO admin_change (what, subject, subject_key, unit_id, wanted, facts, asked_by,"
                         " asked_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?)")
                .bind(facts_of(staff_acts, change.what).id)
                .bind(change.subject)
                .bind(badge_key(change.subject))
                .bind(change.unit_id)
                .bind(change.wanted)
                .bind(change.facts)
                .bind(change.asked_by)
                .bind(change.asked)
                .insert();
}

std::optional<AdminChange> find_admin_change(Database& database, std::int64_t id) {
    return database.prepare(select_change + "WHERE id = ?").bind(id).find(read_change);
}

bool has_waiting_change(Database& database, std::string_view subject) {
    return database.prepare("SELECT 1 FROM admin_change WHERE subject_key = ? AND decided_at IS NULL")
        .bind(badge_key(subject))
        .find([](Statement&) { return true; })
        .has_value();
}

std::vector<AdminChange> list_waiting_changes(Database& database, const Reach& reach, std::int64_t most) {
    return database
        .prepare(select_change + "WHERE decided_at IS NULL AND " + in_reach("unit_id", reach) + " ORDER BY id LIMIT ?")
        .bind(reach.unit_id)
        .bind(most)
        .list(read_change);
}

bool decide_admin_change(Database& database, std::int64_t id, const ChangeDecided& decided) {
    return database
               .prepare("UPDATE admin_change SET decided_by = ?, decided_at = ?, is_confirmed = ? WHERE id = ?"
                        " AND decided_at IS NULL")
               .bind(decided.by)
               .bind(decided.at)
               .bind(decided.is_confirmed)
               .bind(id)
               .run() > 0;
}

} // namespace zhiping::store
