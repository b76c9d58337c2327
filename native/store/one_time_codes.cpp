#include "native/store/one_time_codes.hpp"

#include "native/store/stored.hpp"

namespace zhiping::store {

namespace {

StoredCode read_code(Statement& row) {
    return {.id = next_bytes<FileId>(row),
            .askers = {.phone = next_bytes<Digest>(row),
                       .device = next_bytes<Digest>(row),
                       .evaluation_id = row.next<std::optional<std::int64_t>>(),
                       .address = next_bytes<Digest>(row)},
            .made = row.next<Instant>(),
            .code = next_bytes<Digest>(row),
            .typed = row.next<std::optional<SealedText>>(),
            .tries = row.next<int>(),
            .delivery = next_enum(row, deliveries)};
}

} // namespace

void insert_code(Database& database, const StoredCode& code) {
    database
        .prepare("INSERT INTO one_time_code (id, phone_digest, device_digest, evaluation_id, address_digest, made_at,"
                 " code_digest, sealed_typed, tries, delivery) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
        .bind(code.id)
        .bind(code.askers.phone)
        .bind(code.askers.device)
        .bind(code.askers.evaluation_id)
        .bind(code.askers.address)
        .bind(code.made)
        .bind(code.code)
        .bind(code.typed)
        .bind(code.tries)
        .bind(facts_of(deliveries, code.delivery).id)
        .run();
}

std::optional<StoredCode> find_newest_code(Database& database, const Digest& device,
                                           std::optional<std::int64_t> evaluation_id) {
    return database
        .prepare("SELECT id, phone_digest, device_digest, evaluation_id, address_digest, made_at, code_digest,"
                 " sealed_typed, tries, delivery FROM one_time_code WHERE device_digest = ?"
                 " AND COALESCE(evaluation_id, 0) = ? ORDER BY made_at DESC, sealed_typed IS NULL LIMIT 1")
        .bind(device)
        .bind(evaluation_id.value_or(0))
        .find(read_code);
}

std::int64_t count_codes(Database& database, CodeAsker asker, const CodeAskers& askers, Instant since) {
    static const std::string count = "SELECT count(*) FROM one_time_code WHERE ",
                             arrived = " AND (delivery <> 'refused' OR tries > 0)";
    const auto since_of = [&](const std::string& condition, const auto& key) {
        return database.prepare(count + condition + " AND made_at > ?")
            .bind(key)
            .bind(since)
            .template value<std::int64_t>();
    };
    switch (asker) {
    case CodeAsker::Phone: return since_of("phone_digest = ?" + arrived, askers.phone);
    case CodeAsker::Device: return since_of("device_digest = ?", askers.device);
    case CodeAsker::Evaluation: return since_of("evaluation_id = ?" + arrived, askers.evaluation_id);
    case CodeAsker::Address: return since_of("address_digest = ?", askers.address);
    }
    return 0;
}

std::optional<Instant> last_code_of(Database& database, const Digest& phone) {
    return database
        .prepare("SELECT made_at FROM one_time_code WHERE phone_digest = ? AND (delivery <> 'refused' OR tries > 0)"
                 " ORDER BY made_at DESC LIMIT 1")
        .bind(phone)
        .find([](Statement& row) { return row.next<Instant>(); });
}

void count_try(Database& database, const FileId& id) {
    database.prepare("UPDATE one_time_code SET tries = tries + 1 WHERE id = ?").bind(id).run();
}

void set_delivery(Database& database, const FileId& id, Delivery delivery) {
    database.prepare("UPDATE one_time_code SET delivery = ? WHERE id = ?")
        .bind(facts_of(deliveries, delivery).id)
        .bind(id)
        .run();
}

void close_code(Database& database, const FileId& id) {
    database.prepare("UPDATE one_time_code SET sealed_typed = NULL WHERE id = ?").bind(id).run();
}

void delete_codes_before(Database& database, Instant first_kept) {
    database.prepare("DELETE FROM one_time_code WHERE made_at < ?").bind(first_kept).run();
}

void forget_typed_by(Database& database, std::int64_t person_id) {
    database
        .prepare("UPDATE one_time_code SET sealed_typed = NULL WHERE phone_digest = (SELECT phone_digest FROM person"
                 " WHERE id = ?)")
        .bind(person_id)
        .run();
}

void forget_typed_before(Database& database, Instant first_kept) {
    database.prepare("UPDATE one_time_code SET sealed_typed = NULL WHERE made_at < ? AND sealed_typed IS NOT NULL")
        .bind(first_kept)
        .run();
}

} // namespace zhiping::store
