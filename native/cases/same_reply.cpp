#include "native/cases/same_reply.hpp"

#include "native/sealing/content_hash.hpp"
#include "shared/cases/words.hpp"

namespace zhiping::cases {

std::optional<Sha256> reply_hash_of(const CaseDetails& details) {
    if (!details.reply || details.reply->text.empty()) return std::nullopt;
    return sealing::sha256_of(comparable_words(details.reply->text));
}

std::int64_t count_same_replies(store::Database& database, const StoredCase& stored) {
    if (!stored.file.reply) return 0;
    const auto hash = reply_hash_of({.reply = stored.file.reply->reply});
    return hash ? store::count_cases_with_reply(database, *hash, stored.key.evaluation_id) : 0;
}

} // namespace zhiping::cases
