#include "native/store/persons.hpp"

#include "native/store/stored.hpp"

namespace zhiping::store {

namespace {

const std::string select_link =
    "SELECT evaluation_id, person_id, sealed_name, may_call, verified_at FROM evaluation_person ";

EvaluationPerson read_link(Statement& row) {
    return {.evaluation_id = row.next<std::int64_t>(),
            .person_id = row.next<std::int64_t>(),
            .name = row.next<std::optional<SealedText>>(),
            .may_call = row.next<bool>(),
            .verified = row.next<Instant>()};
}

} // namespace

std::int64_t insert_person(Database& database, const Digest& phone, const SealedText& sealed, Instant now) {
    return database.prepare("INSERT INTO person (phone_digest, sealed_phone, made_at) VALUES (?, ?, ?)")
        .bind(phone)
        .bind(sealed)
        .bind(now)
        .insert()
        .value();
}

std::optional<StoredPerson> find_person(Database& database, std::int64_t id) {
    return database.prepare("SELECT id, erasure_asked_at, phone_digest, sealed_phone FROM person WHERE id = ?")
        .bind(id)
        .find([](Statement& row) {
            StoredPerson person{
                .id = row.next<std::int64_t>(), .phone = {}, .erasure_asked = row.next<std::optional<Instant>>()};
            const auto digest = row.next_optional([&] { return next_bytes<Digest>(row); });
            if (digest) person.phone = {*digest, row.next<SealedText>()};
            return person;
        });
}

std::optional<std::int64_t> find_person_by_phone(Database& database, const Digest& phone) {
    return database.prepare("SELECT id FROM person WHERE phone_digest = ?").bind(phone).find([](Statement& row) {
        return row.next<std::int64_t>();
    });
}

bool has_personal_data(Database& database) {
    return database
        .prepare("SELECT 1 FROM person UNION ALL SELECT 1 FROM evaluation_position WHERE sealed IS NOT NULL LIMIT 1")
        .find([](Statement&) { return true; })
        .has_value();
}

bool insert_evaluation_person(Database& database, const EvaluationPerson& link) {
    return database
               .prepare("INSERT INTO evaluation_person (evaluation_id, person_id, sealed_name, may_call, verified_at)"
                        " VALUES (?, ?, ?, ?, ?) ON CONFLICT (evaluation_id) DO NOTHING")
               .bind(link.evaluation_id)
               .bind(link.person_id)
               .bind(link.name)
               .bind(link.may_call)
               .bind(link.verified)
               .run() > 0;
}

std::optional<EvaluationPerson> find_evaluation_person(Database& database, std::int64_t evaluation_id) {
    return database.prepare(select_link + "WHERE evaluation_id = ?").bind(evaluation_id).find(read_link);
}

void set_may_call(Database& database, std::int64_t evaluation_id, bool may_call) {
    database.prepare("UPDATE evaluation_person SET may_call = ? WHERE evaluation_id = ? AND sealed_name IS NOT NULL")
        .bind(may_call)
        .bind(evaluation_id)
        .run();
}

std::optional<EvaluationPerson> find_newest_named(Database& database, std::int64_t person_id) {
    return database
        .prepare(select_link + "WHERE person_id = ? AND sealed_name IS NOT NULL ORDER BY evaluation_id DESC LIMIT 1")
        .bind(person_id)
        .find(read_link);
}

std::vector<std::int64_t> list_evaluations_of_person(Database& database, std::int64_t person_id,
                                                     std::optional<std::int64_t> before, std::int64_t most) {
    return database
        .prepare("SELECT evaluation_id FROM evaluation_person WHERE person_id = ? AND evaluation_id < ?"
                 " ORDER BY evaluation_id DESC LIMIT ?")
        .bind(person_id)
        .bind(before.value_or(INT64_MAX))
        .bind(most)
        .list([](Statement& row) { return row.next<std::int64_t>(); });
}

std::optional<std::int64_t> find_first_of_person(Database& database, std::int64_t person_id, std::string_view code,
                                                 Instant since) {
    return database
        .prepare("SELECT evaluation_id FROM evaluation_person JOIN evaluation ON evaluation.id = evaluation_id"
                 " WHERE person_id = ? AND code = ? AND received_at >= ? AND amends_id IS NULL"
                 " ORDER BY evaluation_id LIMIT 1")
        .bind(person_id)
        .bind(code)
        .bind(since)
        .find([](Statement& row) { return row.next<std::int64_t>(); });
}

void forget_erasure_wish(Database& database, std::int64_t person_id) {
    database.prepare("UPDATE person SET erasure_asked_at = NULL WHERE id = ? AND erasure_asked_at IS NOT NULL")
        .bind(person_id)
        .run();
}

std::int64_t count_of_place(Database& database, const EvaluationPerson& link, Instant from, Instant until) {
    return database
        .prepare("SELECT count(*) FROM evaluation_person JOIN evaluation ON evaluation.id = evaluation_id"
                 " WHERE person_id = ? AND received_at >= ? AND received_at < ?"
                 " AND evaluation.code = (SELECT code FROM evaluation WHERE id = ?)"
                 // Asked once, before the evaluations are gone through: most codes are on a document.
                 " AND EXISTS (SELECT 1 FROM evaluation AS own JOIN code ON code.code = own.code"
                 " WHERE own.id = ? AND code.document_number = '' AND block_id IS NULL)")
        .bind(link.person_id)
        .bind(from)
        .bind(until)
        .bind(link.evaluation_id)
        .bind(link.evaluation_id)
        .value<std::int64_t>();
}

} // namespace zhiping::store
