#include "native/app/terminate_upload.hpp"

namespace zhiping::app {

Result<Ok> terminate_upload(store::Store& store, evidence::Vault& vault, const UploadId& id, const Secret& secret,
                            Instant now) {
    const auto upload = find_upload(store, id, secret, now);
    if (!upload) return upload.error();
    const evidence::UploadsUnderWay::Hold hold{vault.under_way(), upload->sealing.file_id};
    if (!hold.is_granted()) return Error{ErrorCode::Busy, Text::UploadBusy, UploadIdTag::field};
    // Submitted meanwhile, the file is evidence and stays.
    if (!store.write([&](store::Database& database) { return store::delete_upload(database, upload->id); }))
        return Error{ErrorCode::NotFound, Text::UploadNotFound, UploadIdTag::field};
    hold.keep(std::nullopt);
    vault.folder().remove(file_of(*upload));
    return Ok{};
}

} // namespace zhiping::app
