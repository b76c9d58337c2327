#include "native/store/issuers.hpp"

#include "native/store/stored.hpp"

namespace zhiping::store {

namespace {

const std::string select_issuer = "SELECT id, name, unit_id, made_at, revoked_at FROM issuer";

Issuer read_issuer(Statement& row) {
    return {.id = row.next<std::int64_t>(),
            .name = row.next<std::string>(),
            .unit_id = row.next<std::string>(),
            .made = row.next<Instant>(),
            .revoked = row.next<std::optional<Instant>>()};
}

} // namespace

std::optional<std::int64_t> insert_issuer(Database& database, const std::string& name, const std::string& unit_id,
                                          const Digest& key, Instant now) {
    return database
        .prepare("INSERT INTO issuer (name, unit_id, key_hash, made_at) VALUES (?, ?, ?, ?)"
                 " ON CONFLICT (name) DO NOTHING")
        .bind(name)
        .bind(unit_id)
        .bind(key)
        .bind(now)
        .insert();
}

std::optional<Issuer> find_issuer(Database& database, std::int64_t id) {
    return database.prepare(select_issuer + " WHERE id = ?").bind(id).find(read_issuer);
}

std::optional<Issuer> find_issuer_by_key(Database& database, const Digest& key) {
    return database.prepare(select_issuer + " WHERE key_hash = ? AND revoked_at IS NULL").bind(key).find(read_issuer);
}

void revoke_issuer(Database& database, std::int64_t id, Instant now) {
    database.prepare("UPDATE issuer SET revoked_at = COALESCE(revoked_at, ?) WHERE id = ?").bind(now).bind(id).run();
}

void insert_issuer_batch(Database& database, std::int64_t issuer_id, const IssuerBatch& batch, Instant now) {
    database.prepare("INSERT INTO issuer_batch (issuer_id, at, created, known, refused) VALUES (?, ?, ?, ?, ?)")
        .bind(issuer_id)
        .bind(now)
        .bind(batch.created)
        .bind(batch.known)
        .bind(batch.refused)
        .run();
}

std::vector<IssuerUse> list_issuers(Database& database) {
    return database
        .prepare("SELECT issuer.id, name, unit_id, made_at, revoked_at, COALESCE(SUM(created), 0), MAX(at) FROM issuer"
                 " LEFT JOIN issuer_batch ON issuer_id = issuer.id"
                 " GROUP BY issuer.id, name, unit_id, made_at, revoked_at ORDER BY name")
        .list([](Statement& row) {
            auto issuer = read_issuer(row);
            const auto created = row.next<std::int64_t>();
            return IssuerUse{std::move(issuer), created, row.next<std::optional<Instant>>()};
        });
}

} // namespace zhiping::store
