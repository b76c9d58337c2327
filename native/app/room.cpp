#include "native/app/room.hpp"

#include "native/sealing/seal.hpp"
#include "native/store/stored_files.hpp"
#include "shared/evaluation/token.hpp"
#include "shared/text/text_ids.hpp"

namespace zhiping::app {

namespace {

// Usually no file was ever made.
bool let_go(store::Database& database, const store::FoundUpload& upload, bool has_file) {
    if (!store::delete_empty_upload(database, upload.id)) return false;
    if (has_file) store::insert_leftover_file(database, upload.sealing.file_id);
    return true;
}

Result<Ok> check_owner(store::Database& database, const RoomTaker& taker, std::uint64_t bytes) {
    if (!taker.owner.evaluation_id) return Ok{};
    const auto waiting = store::waiting_uploads(database, taker.owner, taker.upload_id);
    return check_waiting_uploads(taker.owner.purpose, waiting.files, waiting.bytes, bytes);
}

} // namespace

Result<Ok> check_room(store::Database& database, evidence::Vault& vault, const RoomTaker& taker,
                      const WantedRoom& room) {
    if (const auto allowed = check_owner(database, taker, room.bytes); !allowed) return allowed;
    const auto& quotas = vault.quotas();
    const auto waiting = store::waiting_bytes(database, taker.code, taker.address);
    const auto wanted = std::max(room.bytes, store::min_counted_bytes);
    const auto too_large = [](Message message) { return Error{ErrorCode::TooLarge, message, UploadIdTag::field}; };
    const bool is_of_code = !taker.owner.evaluation_id; // A case's own are limited by their owner.
    if (is_of_code && waiting.of_code + wanted > quotas.of_code) return too_large(Text::UploadQuotaCode);
    if (waiting.of_address + wanted > quotas.of_address) return too_large(Text::UploadQuotaAddress);
    if (waiting.in_all + wanted > quotas.in_all) return too_large(Text::UploadQuotaAll);
    if (vault.folder().free_bytes() < sealing::sealed_size(room.unwritten) + quotas.kept_free)
        return Error{ErrorCode::Full, Text::UploadNoSpace, UploadIdTag::field};
    return Ok{};
}

void let_go_of_empty_uploads(store::Store& store, evidence::Vault& vault, const store::Digest& address,
                             const EmptyUploadLimits& most) {
    const auto beyond = store.read([&](store::Database& database) {
        auto own = store::list_empty_uploads_beyond(database, address, most.of_address);
        return own.empty() ? store::list_empty_uploads_beyond(database, std::nullopt, most.in_all) : own;
    });
    for (const auto& upload : beyond) {
        const evidence::UploadsUnderWay::Hold hold{vault.under_way(), upload.sealing.file_id};
        if (!hold.is_granted()) continue; // Its first bytes are coming.
        const bool has_file = vault.folder().open(sealing::file_name(upload.sealing.file_id)) != nullptr;
        const auto work = [&](store::Database& database) { return let_go(database, upload, has_file); };
        if (store.write(work)) hold.keep(std::nullopt);
    }
}

} // namespace zhiping::app
