#include "native/app/open_attachment.hpp"

#include "native/cases/stored_case.hpp"
#include "native/store/case_attachments.hpp"
#include "shared/text/text_ids.hpp"

#include <algorithm>

namespace zhiping::app {

namespace {

bool was_issued(store::Database& database, std::int64_t evaluation_id, const CitizenAttachment& attachment) {
    const auto replies = issued_replies(cases::read_events(database, evaluation_id), {{attachment}});
    return std::ranges::any_of(replies, [](const CitizenReply& reply) { return !reply.attachments.empty(); });
}

CitizenAttachment as_facts(const store::Attachment& found) {
    return {found.hash, found.format, found.bytes, found.name};
}

Error not_found() { return {ErrorCode::NotFound, Text::AttachmentNotFound, "attachments"}; }

// What was found is opened once nothing more is read of the database.
Result<std::unique_ptr<OpenAttachment>> open(evidence::Vault& vault, const std::optional<store::Attachment>& found) {
    if (!found) return not_found();
    return std::make_unique<OpenAttachment>(as_facts(*found), OpenFile{vault, found->sealing, found->bytes});
}

} // namespace

Result<std::unique_ptr<OpenAttachment>> open_attachment(store::Store& store, evidence::Vault& vault,
                                                        const ReceiptNumber& receipt, const Sha256& hash) {
    return open(vault, store.read([&](store::Database& database) -> std::optional<store::Attachment> {
        const auto key = store::find_case_key(database, receipt);
        auto found = key ? store::find_attachment(database, receipt, hash) : std::nullopt;
        if (!found || !was_issued(database, key->evaluation_id, as_facts(*found))) return std::nullopt;
        return found;
    }));
}

Result<std::unique_ptr<OpenAttachment>> open_any_attachment(store::Store& store, evidence::Vault& vault,
                                                            const ReceiptNumber& receipt, const Sha256& hash) {
    return open(vault,
                store.read([&](store::Database& database) { return store::find_attachment(database, receipt, hash); }));
}

} // namespace zhiping::app
