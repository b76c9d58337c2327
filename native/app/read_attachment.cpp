#include "native/app/read_attachment.hpp"

#include "native/app/sealed_files.hpp"
#include "native/evidence/sealed_file.hpp"
#include "native/sealing/content_hash.hpp"
#include "shared/text/text_ids.hpp"

namespace zhiping::app {

Result<ReadAttachment> read_attachment(store::Store& store, evidence::Vault& vault, const ReceiptNumber& receipt,
                                       const Sha256& hash) {
    auto found = store.read([&](store::Database& database) { return store::find_attachment(database, receipt, hash); });
    if (!found) return Error{ErrorCode::NotFound, Text::AttachmentNotFound, "attachments"};
    ReadAttachment read{*std::move(found), {}};
    const auto& [attachment, content] = read;
    const auto file = open_sealed(vault, attachment.sealing);
    evidence::read_sealed(
        *file, seal_of(vault, attachment.sealing), attachment.bytes,
        [&](std::span<const std::uint8_t> record) { read.content.append(record.begin(), record.end()); });
    if (sealing::sha256_of(content) != hash)
        throw sealing::DamagedFile{"file " + sealing::file_name(attachment.sealing.file_id) + " has another content"};
    return read;
}

} // namespace zhiping::app
