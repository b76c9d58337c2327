#include "native/app/read_upload.hpp"

namespace zhiping::app {

Result<UploadState> read_upload(store::Store& store, const UploadId& id, const Secret& secret, Instant now) {
    return find_upload(store, id, secret, now).and_then([](const store::FoundUpload& upload) -> Result<UploadState> {
        return state_of(upload);
    });
}

} // namespace zhiping::app
