#include "native/cases/stored_draft.hpp"

#include "native/store/database_error.hpp"
#include "shared/wire/case_json.hpp"

namespace zhiping::cases {

void keep_draft(store::Database& database, const store::DraftKey& key, const ReplyDraft& draft) {
    store::put_reply_draft(database, key, {wire::encode(draft.reply), draft.saved});
}

std::optional<ReplyDraft> find_draft(store::Database& database, const store::DraftKey& key) {
    const auto stored = store::find_reply_draft(database, key);
    if (!stored) return std::nullopt;
    auto reply = wire::decode_reply(stored->draft);
    if (!reply) throw store::DatabaseError{store::DatabaseProblem::Damaged, "a draft of a reply cannot be read"};
    return ReplyDraft{*std::move(reply), stored->saved};
}

} // namespace zhiping::cases
