#include "native/store/retention.hpp"

#include "native/store/stored.hpp"
#include "native/store/wechat.hpp"

namespace zhiping::store {

namespace {

// An evaluation that has joined the case of another is done with when that is. One that amends another may still have
// opened a case of its own.
const std::string select_kept =
    "SELECT evaluation.id, receipt, received_at,"
    " CASE WHEN COALESCE(own.status, joined.status) IS NULL THEN received_at"
    " WHEN COALESCE(own.status, joined.status) = 'closed' THEN (SELECT MAX(at) FROM case_event"
    " WHERE case_event.evaluation_id = COALESCE(own.evaluation_id, joined.evaluation_id)) END,"
    " (SELECT count(*) FROM evaluation_hold WHERE evaluation_hold.evaluation_id IN (evaluation.id, amends_id)),"
    " words_erased_at IS NOT NULL"
    " FROM evaluation LEFT JOIN case_file AS own ON own.evaluation_id = evaluation.id"
    " LEFT JOIN case_file AS joined ON joined.evaluation_id = amends_id ";

const std::string has_nothing = " AND NOT EXISTS (SELECT 1 FROM evaluation_person WHERE person_id = person.id)"
                                " AND NOT EXISTS (SELECT 1 FROM person_session WHERE person_id = person.id)"
                                " AND NOT EXISTS (SELECT 1 FROM wechat_user JOIN wechat_token"
                                " ON user_id = wechat_user.id WHERE wechat_user.person_id = person.id)";

KeptEvaluation read_kept(Statement& row) {
    return {.id = row.next<std::int64_t>(),
            .receipt = next_parsed<ReceiptNumber>(row),
            .received = row.next<Instant>(),
            .done = row.next<std::optional<Instant>>(),
            .is_held = row.next<std::int64_t>() > 0,
            .words_erased = row.next<bool>()};
}

void run(Database& database, const char* sql, std::int64_t id) { database.prepare(sql).bind(id).run(); }

} // namespace

std::optional<KeptEvaluation> find_kept(Database& database, std::int64_t evaluation_id) {
    return database.prepare(select_kept + "WHERE evaluation.id = ?").bind(evaluation_id).find(read_kept);
}

std::vector<KeptEvaluation> list_kept_before(Database& database, Instant moment, const KeptEvaluation* last,
                                             std::int64_t most) {
    return database
        .prepare(select_kept + "WHERE words_erased_at IS NULL AND received_at < ? AND (received_at, evaluation.id) >"
                               " (?, ?) ORDER BY received_at, evaluation.id LIMIT ?")
        .bind(moment)
        .bind(last ? last->received : Instant::min())
        .bind(last ? last->id : 0)
        .bind(most)
        .list(read_kept);
}

void erase_words(Database& database, std::int64_t evaluation_id, Instant now) {
    database
        .prepare("UPDATE evaluation SET statement = '', statement_salt = NULL, document_number = '',"
                 " words_erased_at = ? WHERE id = ?")
        .bind(now)
        .bind(evaluation_id)
        .run();
    run(database, "DELETE FROM case_words WHERE evaluation_id = ?", evaluation_id);
    run(database, "UPDATE comment SET words = NULL, salt = NULL WHERE evaluation_id = ?", evaluation_id);
    run(database, "UPDATE person_disclosure SET reason = '', salt = NULL WHERE evaluation_id = ?", evaluation_id);
}

std::int64_t erase_parties(Database& database, Instant before, std::int64_t most) {
    return database
        .prepare("UPDATE code SET party_hash = NULL WHERE code IN (SELECT code FROM code WHERE party_hash IS NOT NULL"
                 " AND created_at < ? LIMIT ?)")
        .bind(before)
        .bind(most)
        .run();
}

bool erase_personal_data(Database& database, std::int64_t evaluation_id) {
    const auto person =
        database.prepare("SELECT person_id FROM evaluation_person WHERE evaluation_id = ? AND sealed_name IS NOT NULL")
            .bind(evaluation_id)
            .find([](Statement& row) { return row.next<std::int64_t>(); });
    run(database, "UPDATE evaluation_person SET sealed_name = NULL, may_call = 0 WHERE evaluation_id = ?",
        evaluation_id);
    const auto positions =
        database.prepare("UPDATE evaluation_position SET sealed = NULL WHERE evaluation_id = ? AND sealed IS NOT NULL")
            .bind(evaluation_id)
            .run();
    run(database, "DELETE FROM shared_device WHERE evaluation_id = ?", evaluation_id);
    run(database,
        "UPDATE code SET party_hash = NULL WHERE code = (SELECT code FROM evaluation WHERE id = ?)"
        " AND party_hash IS NOT NULL",
        evaluation_id);
    if (person) erase_person_without_names(database, *person);
    return person || positions > 0;
}

void ask_for_erasure(Database& database, std::int64_t person_id, Instant now) {
    database.prepare("UPDATE person SET erasure_asked_at = ? WHERE id = ? AND erasure_asked_at IS NULL")
        .bind(now)
        .bind(person_id)
        .run();
}

std::vector<std::int64_t> list_named_evaluations(Database& database, std::int64_t person_id) {
    return database
        .prepare("SELECT evaluation_id FROM evaluation_person WHERE person_id = ? AND sealed_name IS NOT NULL"
                 " ORDER BY evaluation_id")
        .bind(person_id)
        .list([](Statement& row) { return row.next<std::int64_t>(); });
}

void erase_person_without_names(Database& database, std::int64_t person_id) {
    const auto erased =
        database
            .prepare("UPDATE person SET phone_digest = NULL, sealed_phone = NULL WHERE id = ? AND NOT EXISTS"
                     " (SELECT 1 FROM evaluation_person WHERE person_id = person.id AND sealed_name IS NOT NULL)")
            .bind(person_id)
            .run();
    if (erased == 0) return;
    run(database, "DELETE FROM person_session WHERE person_id = ?", person_id);
    delete_wechat_users_of_person(database, person_id);
}

std::vector<std::int64_t> list_persons_of_nothing(Database& database, Instant moment, std::int64_t after_id,
                                                  std::int64_t most) {
    return database.prepare("SELECT id FROM person WHERE id > ? AND made_at < ?" + has_nothing + " ORDER BY id LIMIT ?")
        .bind(after_id)
        .bind(moment)
        .bind(most)
        .list([](Statement& row) { return row.next<std::int64_t>(); });
}

void delete_person_of_nothing(Database& database, std::int64_t id) {
    const auto has_come_back =
        !database.prepare("SELECT 1 FROM person WHERE id = ?" + has_nothing).bind(id).find([](Statement&) {
            return true;
        });
    if (has_come_back) return;
    delete_wechat_users_of_person(database, id);
    run(database, "DELETE FROM person WHERE id = ?", id);
}

std::vector<std::int64_t> list_persons_to_erase(Database& database, std::int64_t after_id, std::int64_t most) {
    return database
        .prepare("SELECT id FROM person WHERE erasure_asked_at IS NOT NULL AND phone_digest IS NOT NULL AND id > ?"
                 " ORDER BY id LIMIT ?")
        .bind(after_id)
        .bind(most)
        .list([](Statement& row) { return row.next<std::int64_t>(); });
}

void put_hold(Database& database, const Hold& hold) {
    database
        .prepare("INSERT INTO evaluation_hold (evaluation_id, staff_id, reason, at) VALUES (?, ?, ?, ?)"
                 " ON CONFLICT (evaluation_id) DO UPDATE SET staff_id = excluded.staff_id, reason = excluded.reason,"
                 " at = excluded.at")
        .bind(hold.evaluation_id)
        .bind(hold.staff_id)
        .bind(hold.reason)
        .bind(hold.at)
        .run();
}

bool delete_hold(Database& database, std::int64_t evaluation_id) {
    return database.prepare("DELETE FROM evaluation_hold WHERE evaluation_id = ?").bind(evaluation_id).run() > 0;
}

} // namespace zhiping::store
