#include "native/app/upload_state.hpp"
#include "shared/text/text_ids.hpp"

namespace zhiping::app {

namespace {

Result<store::FoundUpload> find(store::Database& database, const store::Digest& token, const store::Digest& secret,
                                Instant now) {
    auto found = store::find_upload(database, token);
    const auto known = found ? std::optional{found->secret} : store::find_secret_of_expired(database, token);
    if (!known || !store::is_same(*known, secret))
        return Error{ErrorCode::NotFound, Text::UploadNotFound, UploadIdTag::field};
    if (!found || found->held.expires <= now) return Error{ErrorCode::Gone, Text::UploadExpired, UploadIdTag::field};
    return *std::move(found);
}

} // namespace

Result<store::FoundUpload> find_upload(store::Store& store, const UploadId& id, const Secret& secret, Instant now) {
    const auto token = store::digest(id.digits()), secret_digest = store::digest(secret.digits());
    return store.read([&](store::Database& database) { return find(database, token, secret_digest, now); });
}

UploadState state_of(const store::FoundUpload& upload) {
    return {
        .size = upload.size, .held = upload.held.bytes, .expires = upload.held.expires, .format = upload.held.format};
}

} // namespace zhiping::app
