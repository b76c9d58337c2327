#include "native/store/person_sessions.hpp"

namespace zhiping::store {

void insert_person_session(Database& database, const PersonSession& session, const Digest& token) {
    database
        .prepare(
            "INSERT INTO person_session (person_id, token_hash, next_at, began_at, ends_at) VALUES (?, ?, ?, ?, ?)")
        .bind(session.person_id)
        .bind(token)
        .bind(session.began)
        .bind(session.began)
        .bind(session.ends)
        .run();
}

std::optional<PersonSession> find_person_session(Database& database, const Digest& token) {
    return database
        .prepare("SELECT id, person_id, began_at, ends_at, next_at, token_hash <> ?, next_hash IS NOT NULL"
                 " FROM person_session WHERE token_hash = ? OR next_hash = ?")
        .bind(token)
        .bind(token)
        .bind(token)
        .find([](Statement& row) {
            return PersonSession{.id = row.next<std::int64_t>(),
                                 .person_id = row.next<std::int64_t>(),
                                 .began = row.next<Instant>(),
                                 .ends = row.next<Instant>(),
                                 .renewed = row.next<Instant>(),
                                 .is_next = row.next<bool>(),
                                 .has_next = row.next<bool>()};
        });
}

void offer_next_token(Database& database, std::int64_t id, const Digest& next, Instant now) {
    database.prepare("UPDATE person_session SET next_hash = ?, next_at = ? WHERE id = ?")
        .bind(next)
        .bind(now)
        .bind(id)
        .run();
}

void take_next_token(Database& database, std::int64_t id) {
    database
        .prepare("UPDATE person_session SET token_hash = next_hash, next_hash = NULL"
                 " WHERE id = ? AND next_hash IS NOT NULL")
        .bind(id)
        .run();
}

void delete_person_session(Database& database, std::int64_t id) {
    database.prepare("DELETE FROM person_session WHERE id = ?").bind(id).run();
}

void delete_person_sessions(Database& database, std::int64_t person_id) {
    database.prepare("DELETE FROM person_session WHERE person_id = ?").bind(person_id).run();
}

void delete_ended_person_sessions(Database& database, Instant now) {
    database.prepare("DELETE FROM person_session WHERE ends_at <= ?").bind(now).run();
}

} // namespace zhiping::store
