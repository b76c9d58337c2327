#include "native/app/seal_attachment.hpp"

#include "native/app/sealed_files.hpp"
#include "native/evidence/sealed_file.hpp"
#include "native/sealing/content_hash.hpp"
#include "native/store/stored_files.hpp"
#include "shared/text/shown_back.hpp"
#include "shared/text/text_ids.hpp"

namespace zhiping::app {

namespace {

void write(evidence::Vault& vault, const store::Sealing& sealing, std::span<const std::uint8_t> content) {
    const auto file = vault.folder().open_or_create(sealing::file_name(sealing.file_id));
    const auto seal = seal_of(vault, sealing);
    evidence::SealedWriter writer{*file, seal, 0, {}};
    writer.append(content);
    writer.end();
    file->sync();
    vault.folder().sync();
}

} // namespace

Result<store::Attachment> seal_attachment(store::Store& store, evidence::Vault& vault, std::string_view name,
                                          std::string_view content, Instant now) {
    const std::span bytes{reinterpret_cast<const std::uint8_t*>(content.data()), content.size()};
    if (const auto allowed = check_attachment_length(bytes.size()); !allowed) return allowed.error();
    const auto format = find_attachment_format(bytes);
    if (!format) return invalid("attachments", Text::AttachmentUnknownFormat);
    if (vault.folder().free_bytes() < sealing::sealed_size(bytes.size()) + vault.quotas().kept_free)
        return Error{ErrorCode::Full, Text::AttachmentNoSpace, "attachments"};
    const auto sealing = new_sealing(vault);
    store.write([&](store::Database& database) {
        store::insert_leftover_file(database, sealing.file_id, now + attachment_lifetime);
    });
    write(vault, sealing, bytes);
    return store::Attachment{sealing::sha256_of(content), *format, bytes.size(), shown_back(name), sealing};
}

} // namespace zhiping::app
