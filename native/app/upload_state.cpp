#include "native/app/upload_state.hpp"

namespace zhiping::app {

Result<store::FoundUpload> find_upload(store::Store& store, const UploadId& id, const Secret& secret, Instant now) {
    auto found =
        store.read([&](store::Database& database) { return store::find_upload(database, store::digest(id.digits())); });
    if (!found || !store::is_same(found->secret, store::digest(secret.digits())))
        return Error{ErrorCode::NotFound, Text::UploadNotFound, UploadIdTag::field};
    if (found->held.expires <= now) return Error{ErrorCode::Gone, Text::UploadExpired, UploadIdTag::field};
    return *std::move(found);
}

UploadState state_of(const store::FoundUpload& upload) {
    return {.size = upload.size, .held = upload.held.bytes, .expires = upload.held.expires, .format = upload.held.format};
}

evidence::Seal seal_of(evidence::Vault& vault, const store::Sealing& sealing) {
    return vault.unwrap(sealing.file_id, {sealing.key_id, sealing.wrapped_key});
}

} // namespace zhiping::app
