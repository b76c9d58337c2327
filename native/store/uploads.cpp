#include "native/store/uploads.hpp"

#include "native/store/pages.hpp"
#include "native/store/stored.hpp"

namespace zhiping::store {

namespace {

const std::string select_upload = "SELECT id, expires_at, token_hash, secret_hash, address_hash, code, purpose, "
                                  "evaluation_id, staff_id, name, size, file_id, key_id, wrapped_key, held, rest,"
                                  " format, content_hash, received_at FROM upload";

UploadOwner read_owner(Statement& query) {
    return {.purpose = next_enum(query, upload_purposes),
            .evaluation_id = query.next<std::optional<std::int64_t>>(),
            .staff_id = query.next<std::optional<std::int64_t>>()};
}

UploadFormat read_format(Statement& query, UploadPurpose purpose) {
    if (purpose == UploadPurpose::Reply) return next_enum(query, attachment_formats);
    return next_enum(query, evidence_formats);
}

Held read_held(Statement& query, Instant expires, UploadPurpose purpose) {
    return {.bytes = query.next<std::uint64_t>(),
            .rest = query.next<std::vector<std::uint8_t>>(),
            .format = query.next_optional([&] { return read_format(query, purpose); }),
            .hash = query.next_optional([&] { return next_bytes<Sha256>(query); }),
            .received = query.next<Instant>(),
            .expires = expires};
}

// What comes after the first two columns.
FoundUpload read_rest(Statement& query, std::int64_t id, Instant expires) {
    FoundUpload found{.id = id,
                      .token = next_bytes<Digest>(query),
                      .secret = next_bytes<Digest>(query),
                      .address = next_bytes<Digest>(query),
                      .code = next_parsed<Code>(query),
                      .owner = read_owner(query),
                      .name = query.next<std::string>(),
                      .size = query.next<std::uint64_t>(),
                      .sealing = next_sealing(query),
                      .held = {}};
    found.held = read_held(query, expires, found.owner.purpose);
    return found;
}

FoundUpload read_upload(Statement& query) {
    const auto id = query.next<std::int64_t>();
    const auto expires = query.next<Instant>();
    return read_rest(query, id, expires);
}

ListedUpload read_listed(Statement& query) {
    ListedUpload listed{.id = query.next<std::int64_t>(), .expires = query.next<Instant>(), .found = {}};
    listed.found = read_if_readable([&] { return read_rest(query, listed.id, listed.expires); });
    return listed;
}

std::optional<std::string_view> id_of(const std::optional<UploadFormat>& format) {
    return format ? std::optional{zhiping::id_of(*format)} : std::nullopt;
}

} // namespace

void insert_upload(Database& database, const NewUpload& upload, Instant now) {
    database
        .prepare("INSERT INTO upload (token_hash, secret_hash, address_hash, code, size, held, rest, file_id, key_id,"
                 " wrapped_key, received_at, expires_at, purpose, evaluation_id, staff_id, name)"
                 " VALUES (?, ?, ?, ?, ?, 0, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
        .bind(upload.token)
        .bind(upload.secret)
        .bind(upload.address)
        .bind(upload.code.symbols())
        .bind(upload.size)
        .bind(std::span<const std::uint8_t>{})
        .bind(upload.sealing.file_id)
        .bind(upload.sealing.key_id)
        .bind(upload.sealing.wrapped_key)
        .bind(now)
        .bind(upload.expires)
        .bind(facts_of(upload_purposes, upload.owner.purpose).id)
        .bind(upload.owner.evaluation_id)
        .bind(upload.owner.staff_id)
        .bind(upload.name)
        .run();
}

std::optional<FoundUpload> find_upload(Database& database, const Digest& token) {
    return database.prepare(select_upload + " WHERE token_hash = ?").bind(token).find(read_upload);
}

void list_uploads(Database& database, const std::function<void(const ListedUpload&)>& visit) {
    const auto list = [&](const ListedUpload* last) {
        return database.prepare(select_upload + " WHERE id > ? ORDER BY id LIMIT ?")
            .bind(last ? last->id : 0)
            .bind(max_page_uploads)
            .list(read_listed);
    };
    for_each_row(list, visit);
}

std::vector<ListedUpload> list_expired_uploads(Database& database, Instant now, const ListedUpload* last,
                                               std::int64_t most) {
    return database
        .prepare(select_upload + " WHERE expires_at <= ? AND (expires_at, id) > (?, ?) ORDER BY expires_at, id LIMIT ?")
        .bind(now)
        .bind(last ? last->expires : Instant::min())
        .bind(last ? last->id : 0)
        .bind(most)
        .list(read_listed);
}

bool update_upload(Database& database, std::int64_t id, std::uint64_t held_before, std::uint64_t size,
                   const Held& held) {
    return database
               .prepare("UPDATE upload SET size = ?, held = ?, rest = ?, format = ?, content_hash = ?, received_at = ?,"
                        " expires_at = ? WHERE id = ? AND held = ?")
               .bind(size)
               .bind(held.bytes)
               .bind(held.rest)
               .bind(id_of(held.format))
               .bind(held.hash)
               .bind(held.received)
               .bind(held.expires)
               .bind(id)
               .bind(held_before)
               .run() > 0;
}

bool delete_upload(Database& database, std::int64_t id) {
    return database.prepare("DELETE FROM upload WHERE id = ?").bind(id).run() > 0;
}

bool expire_upload(Database& database, const FoundUpload& upload, Instant now, Instant forget_at) {
    auto gone = database.prepare("DELETE FROM upload WHERE id = ? AND expires_at <= ?");
    if (gone.bind(upload.id).bind(now).run() == 0) return false;
    database.prepare("INSERT INTO expired_upload (token_hash, secret_hash, forget_at) VALUES (?, ?, ?)")
        .bind(upload.token)
        .bind(upload.secret)
        .bind(forget_at)
        .run();
    return true;
}

std::optional<Digest> find_secret_of_expired(Database& database, const Digest& token) {
    return database.prepare("SELECT secret_hash FROM expired_upload WHERE token_hash = ?")
        .bind(token)
        .find(next_bytes<Digest>);
}

void forget_expired_uploads(Database& database, Instant now) {
    database.prepare("DELETE FROM expired_upload WHERE forget_at <= ?").bind(now).run();
}

WaitingBytes waiting_bytes(Database& database, const Code& code, const Digest& address) {
    static const std::string sum = "SELECT CAST(COALESCE(SUM(CASE WHEN held < " + std::to_string(min_counted_bytes) +
                                   " THEN " + std::to_string(min_counted_bytes) +
                                   " ELSE held END), 0) AS BIGINT) FROM upload WHERE held > 0";
    return {.of_code = database.prepare(sum + " AND code = ? AND evaluation_id IS NULL")
                           .bind(code.symbols())
                           .value<std::uint64_t>(),
            .of_address = database.prepare(sum + " AND address_hash = ?").bind(address).value<std::uint64_t>(),
            .in_all = database.prepare(sum).value<std::uint64_t>()};
}

WaitingUploads waiting_uploads(Database& database, const UploadOwner& owner, std::int64_t but_id) {
    return *database
                .prepare(
                    "SELECT COUNT(CASE WHEN id <> ? THEN 1 END), CAST(COALESCE(SUM(held), 0) AS BIGINT) FROM upload"
                    " WHERE held > 0 AND evaluation_id = ? AND purpose = ? AND COALESCE(staff_id, 0) = ?")
                .bind(but_id)
                .bind(owner.evaluation_id)
                .bind(facts_of(upload_purposes, owner.purpose).id)
                .bind(owner.staff_id.value_or(0))
                .find([](Statement& query) {
                    return WaitingUploads{.files = query.next<std::size_t>(), .bytes = query.next<std::uint64_t>()};
                });
}

std::vector<FoundUpload> list_empty_uploads_beyond(Database& database, const std::optional<Digest>& address,
                                                   std::int64_t most) {
    auto query = database.prepare(select_upload + " WHERE held = 0" + (address ? " AND address_hash = ?" : "") +
                                  " ORDER BY id DESC LIMIT 1000 OFFSET ?");
    if (address) query.bind(*address);
    return query.bind(most).list(read_upload);
}

bool delete_empty_upload(Database& database, std::int64_t id) {
    return database.prepare("DELETE FROM upload WHERE id = ? AND held = 0").bind(id).run() > 0;
}

} // namespace zhiping::store
