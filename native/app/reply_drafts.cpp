#include "native/app/reply_drafts.hpp"

#include "native/app/handled_case.hpp"
#include "native/cases/stored_draft.hpp"
#include "shared/text/text_ids.hpp"

namespace zhiping::app {

namespace {

store::DraftKey key_of(const cases::StoredCase& handled, const StaffMember& member) {
    return {handled.key.evaluation_id, member.id};
}

} // namespace

Result<ReplyDraft> read_reply_draft(store::Store& store, const ReceiptNumber& receipt, const StaffMember& member,
                                    Instant now) {
    return store.read([&](store::Database& database) {
        return find_handled_case(database, receipt, member, now)
            .and_then([&](const cases::StoredCase& handled) -> Result<ReplyDraft> {
                auto draft = cases::find_draft(database, key_of(handled, member));
                if (draft) return *std::move(draft);
                return Error{ErrorCode::NotFound, Text::ReplyDraftMissing, "draft"};
            });
    });
}

Result<ReplyDraft> save_reply_draft(store::Store& store, const ReceiptNumber& receipt, const StaffMember& member,
                                    const Reply& reply, Instant now) {
    return store.write([&](store::Database& database) -> Result<ReplyDraft> {
        const auto handled = find_handled_case(database, receipt, member, now);
        if (!handled) return handled.error();
        if (const auto taken = check_takes_reply(handled->file); !taken) return taken.error();
        if (const auto valid = check_draft(reply); !valid) return valid.error();
        const ReplyDraft draft{reply, now};
        cases::keep_draft(database, key_of(*handled, member), draft);
        return draft;
    });
}

Result<Ok> drop_reply_draft(store::Store& store, const ReceiptNumber& receipt, const StaffMember& member, Instant now) {
    return store.write([&](store::Database& database) -> Result<Ok> {
        const auto handled = find_handled_case(database, receipt, member, now);
        if (!handled) return handled.error();
        store::delete_reply_draft(database, key_of(*handled, member));
        return Ok{};
    });
}

} // namespace zhiping::app
