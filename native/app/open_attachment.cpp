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

} // namespace

Result<std::unique_ptr<OpenAttachment>> open_attachment(store::Store& store, evidence::Vault& vault,
                                                        const ReceiptNumber& receipt, const Sha256& hash) {
    return store.read([&](store::Database& database) -> Result<std::unique_ptr<OpenAttachment>> {
        const Error not_found{ErrorCode::NotFound, Text::AttachmentNotFound, "attachments"};
        const auto key = store::find_case_key(database, receipt);
        const auto found = key ? store::find_attachment(database, receipt, hash) : std::nullopt;
        if (!found) return not_found;
        const CitizenAttachment facts{found->hash, found->format, found->bytes, found->name};
        if (!was_issued(database, key->evaluation_id, facts)) return not_found;
        return std::make_unique<OpenAttachment>(facts, OpenFile{vault, found->sealing, found->bytes});
    });
}

} // namespace zhiping::app
