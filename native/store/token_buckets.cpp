#include "native/store/token_buckets.hpp"

#include "native/store/stored.hpp"

namespace zhiping::store {

std::optional<Instant> find_token_bucket(Database& database, const Digest& bucket) {
    return database.prepare("SELECT full_again_at FROM token_bucket WHERE digest = ?")
        .bind(bucket)
        .find([](Statement& row) { return row.next<Instant>(); });
}

void put_token_bucket(Database& database, const Digest& bucket, Instant full_again) {
    database
        .prepare("INSERT INTO token_bucket (digest, full_again_at) VALUES (?, ?)"
                 " ON CONFLICT (digest) DO UPDATE SET full_again_at = excluded.full_again_at")
        .bind(bucket)
        .bind(full_again)
        .run();
}

void delete_full_token_buckets(Database& database, Instant now) {
    database.prepare("DELETE FROM token_bucket WHERE full_again_at <= ?").bind(now).run();
}

} // namespace zhiping::store
