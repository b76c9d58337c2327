#include "native/app/terminate_upload.hpp"

#include "native/app/remove_leftovers.hpp"
#include "native/store/stored_files.hpp"
#include "shared/text/text_ids.hpp"

namespace zhiping::app {

namespace {

// False when it is no longer an upload.
bool let_go(store::Database& database, const store::FoundUpload& upload) {
    if (!store::delete_upload(database, upload.id)) return false;
    store::insert_leftover_file(database, upload.sealing.file_id);
    return true;
}

} // namespace

Result<Ok> terminate_upload(store::Store& store, evidence::Vault& vault, const UploadId& id, const Secret& secret,
                            Instant now) {
    const auto upload = find_upload(store, id, secret, now);
    if (!upload) return upload.error();
    const evidence::UploadsUnderWay::Hold hold{vault.under_way(), upload->sealing.file_id};
    if (!hold.is_granted()) return Error{ErrorCode::Busy, Text::UploadBusy, UploadIdTag::field};
    // Submitted meanwhile, the file is evidence and stays.
    if (!store.write([&](store::Database& database) { return let_go(database, *upload); }))
        return Error{ErrorCode::NotFound, Text::UploadNotFound, UploadIdTag::field};
    hold.keep(std::nullopt);
    remove_leftovers(store, vault, now, [](const std::string&) {}); // The next sweep tries again, and tells.
    return Ok{};
}

} // namespace zhiping::app
