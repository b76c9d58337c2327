#include "native/app/token_buckets.hpp"

#include "native/store/token_buckets.hpp"

namespace zhiping::app {

std::optional<Instant> take_token(store::Database& database, Limited what, std::string_view who, Instant now) {
    const auto& limit = facts_of(limits, what);
    const auto bucket = store::digest(std::string{limit.id} + " " + std::string{who});
    const auto taken = zhiping::take_token(limit, store::find_token_bucket(database, bucket), now);
    if (const auto* refused = std::get_if<NoToken>(&taken)) {
        store::put_token_bucket(database, bucket, refused->full_again);
        return refused->free_again;
    }
    store::put_token_bucket(database, bucket, std::get<TokenTaken>(taken).full_again);
    return std::nullopt;
}

} // namespace zhiping::app
