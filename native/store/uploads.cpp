#include "native/store/uploads.hpp"

#include "native/store/stored.hpp"

namespace zhiping::store {

namespace {

// Every query here reads these columns; the functions below count them in this order.
const std::string select_upload =
    "SELECT id, token_hash, secret_hash, code, size, file_id, key_id, wrapped_key, held, rest, format, content_hash,"
    " received_at, expires_at, address_hash FROM upload";

Held read_held(const Statement& query) {
    Held held{.bytes = static_cast<std::uint64_t>(query.integer(8)),
              .rest = query.blob(9),
              .received = query.instant(12),
              .expires = query.instant(13)};
    if (!query.is_null(10)) held.format = stored_enum(evidence_formats, query.text(10), "format");
    if (!query.is_null(11)) held.hash = stored_bytes<Sha256>(query, 11, "content_hash");
    return held;
}

FoundUpload read_upload(const Statement& query) {
    return {.id = query.integer(0),
            .token = stored_bytes<Digest>(query, 1, "token_hash"),
            .secret = stored_bytes<Digest>(query, 2, "secret_hash"),
            .address = stored_bytes<Digest>(query, 14, "address_hash"),
            .code = stored(Code::parse(query.text(3)), "code"),
            .size = static_cast<std::uint64_t>(query.integer(4)),
            .sealing = {stored_bytes<decltype(Sealing::file_id)>(query, 5, "file_id"), query.text(6), query.blob(7)},
            .held = read_held(query)};
}

void visit_all(Statement query, const VisitUpload& visit, const UnreadableUpload& unreadable) {
    while (query.step()) {
        const auto upload = read_or_tell([&] { return read_upload(query); },
                                         [&](const std::string& problem) { unreadable(query.integer(0), problem); });
        if (upload) visit(*upload);
    }
}

std::optional<std::string_view> id_of(const std::optional<EvidenceFormat>& format) {
    if (!format) return std::nullopt;
    return facts_of(evidence_formats, *format).id;
}

} // namespace

void insert_upload(Database& database, const NewUpload& upload, Instant now) {
    database
        .prepare("INSERT INTO upload (token_hash, secret_hash, address_hash, code, size, held, rest, file_id, key_id,"
                 " wrapped_key, received_at, expires_at) VALUES (?, ?, ?, ?, ?, 0, x'', ?, ?, ?, ?, ?)")
        .bind(upload.token)
        .bind(upload.secret)
        .bind(upload.address)
        .bind(upload.code.symbols())
        .bind(upload.size)
        .bind(upload.sealing.file_id)
        .bind(upload.sealing.key_id)
        .bind(upload.sealing.wrapped_key)
        .bind(now)
        .bind(upload.expires)
        .run();
}

std::optional<FoundUpload> find_upload(Database& database, const Digest& token) {
    auto query = database.prepare(select_upload + " WHERE token_hash = ?");
    query.bind(token);
    if (!query.step()) return std::nullopt;
    return read_upload(query);
}

void list_uploads(Database& database, const VisitUpload& visit, const UnreadableUpload& unreadable) {
    visit_all(database.prepare(select_upload + " ORDER BY id"), visit, unreadable);
}

void list_expired_uploads(Database& database, Instant now, const VisitUpload& visit,
                          const UnreadableUpload& unreadable) {
    auto query = database.prepare(select_upload + " WHERE expires_at <= ? ORDER BY id");
    query.bind(now);
    visit_all(std::move(query), visit, unreadable);
}

bool update_upload(Database& database, std::int64_t id, std::uint64_t held_before, std::uint64_t size,
                   const Held& held) {
    database
        .prepare("UPDATE upload SET size = ?, held = ?, rest = ?, format = ?, content_hash = ?, received_at = ?, "
                 "expires_at = ?"
                 " WHERE id = ? AND held = ?")
        .bind(size)
        .bind(held.bytes)
        .bind(held.rest)
        .bind(id_of(held.format))
        .bind(held.hash)
        .bind(held.received)
        .bind(held.expires)
        .bind(id)
        .bind(held_before)
        .run();
    return database.changed_rows() > 0;
}

bool delete_upload(Database& database, std::int64_t id) {
    database.prepare("DELETE FROM upload WHERE id = ?").bind(id).run();
    return database.changed_rows() > 0;
}

bool expire_upload(Database& database, const FoundUpload& upload, Instant now, Instant forget_at) {
    database.prepare("DELETE FROM upload WHERE id = ? AND expires_at <= ?").bind(upload.id).bind(now).run();
    if (database.changed_rows() == 0) return false;
    database.prepare("INSERT INTO expired_upload (token_hash, secret_hash, forget_at) VALUES (?, ?, ?)")
        .bind(upload.token)
        .bind(upload.secret)
        .bind(forget_at)
        .run();
    return true;
}

std::optional<Digest> find_secret_of_expired(Database& database, const Digest& token) {
    auto query = database.prepare("SELECT secret_hash FROM expired_upload WHERE token_hash = ?");
    query.bind(token);
    if (!query.step()) return std::nullopt;
    return stored_bytes<Digest>(query, 0, "secret_hash");
}

void forget_expired_uploads(Database& database, Instant now) {
    database.prepare("DELETE FROM expired_upload WHERE forget_at <= ?").bind(now).run();
}

WaitingBytes waiting_bytes(Database& database, const Code& code, const Digest& address) {
    static const std::string sum = "SELECT COALESCE(SUM(CASE WHEN held < " + std::to_string(least_waiting_bytes) +
                                   " THEN " + std::to_string(least_waiting_bytes) +
                                   " ELSE held END), 0) FROM upload WHERE held > 0";
    auto of_code = database.prepare(sum + " AND code = ?");
    of_code.bind(code.symbols()).step();
    auto of_address = database.prepare(sum + " AND address_hash = ?");
    of_address.bind(address).step();
    auto in_all = database.prepare(sum);
    in_all.step();
    const auto bytes = [](const Statement& query) { return static_cast<std::uint64_t>(query.integer(0)); };
    return {bytes(of_code), bytes(of_address), bytes(in_all)};
}

std::vector<FoundUpload> list_empty_uploads_beyond(Database& database, const std::optional<Digest>& address,
                                                   std::int64_t most) {
    auto query = database.prepare(select_upload + " WHERE held = 0" + (address ? " AND address_hash = ?" : "") +
                                  " ORDER BY id DESC LIMIT 1000 OFFSET ?");
    if (address) query.bind(*address);
    query.bind(most);
    std::vector<FoundUpload> empty;
    while (query.step()) empty.push_back(read_upload(query));
    return empty;
}

bool delete_empty_upload(Database& database, std::int64_t id) {
    database.prepare("DELETE FROM upload WHERE id = ? AND held = 0").bind(id).run();
    return database.changed_rows() > 0;
}

} // namespace zhiping::store
