#include "native/app/sweep_uploads.hpp"

#include "native/app/upload_state.hpp"
#include "native/store/stored_files.hpp"

namespace zhiping::app {

namespace {

// False when it went on.
bool expire(store::Database& database, const store::FoundUpload& upload, Instant now) {
    if (!store::expire_upload(database, upload, now, now + expired_upload_memory)) return false;
    store::insert_leftover_file(database, upload.sealing.file_id);
    return true;
}

bool sweep(store::Store& store, evidence::Vault& vault, const store::FoundUpload& upload, Instant now) {
    const evidence::UploadsUnderWay::Hold hold{vault.under_way(), upload.sealing.file_id};
    if (!hold.is_granted()) return false; // It goes on, and will expire later.
    if (!store.write([&](store::Database& database) { return expire(database, upload, now); })) return false;
    hold.keep(std::nullopt);
    return true;
}

} // namespace

std::size_t sweep_uploads(store::Store& store, evidence::Vault& vault, Instant now, const TellProblem& tell,
                          const std::stop_token& stop) {
    std::vector<store::FoundUpload> expired;
    store.read([&](store::Database& database) {
        store::list_expired_uploads(
            database, now, [&](const store::FoundUpload& upload) { expired.push_back(upload); },
            [&](std::int64_t id, const std::string& problem) {
                tell("upload " + std::to_string(id) + ": " + problem);
            });
    });
    std::size_t count = 0;
    for (const auto& upload : expired) {
        count += sweep(store, vault, upload, now);
        if (stop.stop_requested()) break;
    }
    store.write([&](store::Database& database) { store::forget_expired_uploads(database, now); });
    remove_leftovers(store, vault, tell, stop);
    return count;
}

} // namespace zhiping::app
