#include "native/store/staff_sessions.hpp"

namespace zhiping::store {

namespace {

const std::string select_session = "SELECT id, staff_id, began_at, used_at, source, has_code FROM staff_session ";

StaffSession read_session(Statement& row) {
    return {.id = row.next<std::int64_t>(),
            .staff_id = row.next<std::int64_t>(),
            .began = row.next<Instant>(),
            .used = row.next<Instant>(),
            .source = row.next<std::string>(),
            .has_code = row.next<bool>()};
}

} // namespace

void insert_staff_session(Database& database, const StaffSession& session, const Digest& token) {
    database
        .prepare("INSERT INTO staff_session (staff_id, token_hash, began_at, used_at, source, has_code)"
                 " VALUES (?, ?, ?, ?, ?, ?)")
        .bind(session.staff_id)
        .bind(token)
        .bind(session.began)
        .bind(session.used)
        .bind(session.source)
        .bind(session.has_code)
        .run();
}

std::optional<StaffSession> find_staff_session(Database& database, const Digest& token) {
    return database.prepare(select_session + "WHERE token_hash = ?").bind(token).find(read_session);
}

std::vector<StaffSession> list_staff_sessions(Database& database, std::int64_t staff_id) {
    return database.prepare(select_session + "WHERE staff_id = ? ORDER BY id DESC").bind(staff_id).list(read_session);
}

void renew_staff_session(Database& database, std::int64_t id, Instant now) {
    database.prepare("UPDATE staff_session SET used_at = ? WHERE id = ? AND used_at < ?")
        .bind(now)
        .bind(id)
        .bind(now)
        .run();
}

bool delete_staff_session(Database& database, std::int64_t staff_id, std::int64_t id) {
    return database.prepare("DELETE FROM staff_session WHERE staff_id = ? AND id = ?").bind(staff_id).bind(id).run() >
           0;
}

void delete_staff_sessions(Database& database, std::int64_t staff_id) {
    database.prepare("DELETE FROM staff_session WHERE staff_id = ?").bind(staff_id).run();
}

void delete_other_staff_sessions(Database& database, std::int64_t staff_id, std::int64_t but_id) {
    database.prepare("DELETE FROM staff_session WHERE staff_id = ? AND id <> ?").bind(staff_id).bind(but_id).run();
}

void delete_ended_staff_sessions(Database& database, const SessionLimits& limits) {
    database.prepare("DELETE FROM staff_session WHERE began_at < ? OR used_at < ?")
        .bind(limits.began)
        .bind(limits.used)
        .run();
}

} // namespace zhiping::store
