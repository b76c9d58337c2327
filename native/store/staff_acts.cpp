#include "native/store/staff_acts.hpp"

#include "native/store/stored.hpp"

namespace zhiping::store {

namespace {

const std::string select_act = "SELECT staff_id, second_id, at, what, unit_id, subject, facts, amount, salt"
                               " FROM staff_act ";

StaffActRow read_act(Statement& row) {
    return {.staff_id = row.next<std::optional<std::int64_t>>(),
            .second_id = row.next<std::optional<std::int64_t>>(),
            .at = row.next<Instant>(),
            .what = next_enum(row, staff_acts),
            .unit_id = row.next<std::string>(),
            .subject = row.next<std::string>(),
            .facts = row.next<std::string>(),
            .count = row.next<std::optional<std::int64_t>>(),
            .salt = next_bytes<journal::Salt>(row)};
}

} // namespace

std::int64_t insert_staff_act(Database& database, const StaffActRow& act) {
    return *database
                .prepare("INSERT INTO staff_act (staff_id, second_id, at, what, unit_id, subject, facts, amount, salt)"
                         " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)")
                .bind(act.staff_id)
                .bind(act.second_id)
                .bind(act.at)
                .bind(facts_of(staff_acts, act.what).id)
                .bind(act.unit_id)
                .bind(act.subject)
                .bind(act.facts)
                .bind(act.count)
                .bind(act.salt)
                .insert();
}

std::optional<StaffActRow> find_staff_act(Database& database, std::int64_t id) {
    return database.prepare(select_act + "WHERE id = ?").bind(id).find(read_act);
}

std::optional<StaffActRow> find_last_handing_over(Database& database, std::string_view badge) {
    return database
        .prepare(select_act +
                 "WHERE subject <> '' AND subject = ? AND what IN (?, ?) ORDER BY at DESC, id DESC LIMIT 1")
        .bind(badge)
        .bind(facts_of(staff_acts, StaffAct::AddAccount).id)
        .bind(facts_of(staff_acts, StaffAct::ResetAccount).id)
        .find(read_act);
}

bool was_added_at_desk(Database& database, std::string_view badge) {
    return database.prepare("SELECT count(*) FROM staff_act WHERE what = ? AND subject = ?")
               .bind(facts_of(staff_acts, StaffAct::AddAccount).id)
               .bind(badge)
               .value<std::int64_t>() > 0;
}

std::int64_t count_staff_acts(Database& database) {
    return database.prepare("SELECT count(*) FROM staff_act").value<std::int64_t>();
}

} // namespace zhiping::store
