#include "native/app/sweep_uploads.hpp"

#include "native/app/upload_state.hpp"
#include "native/store/pages.hpp"
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
    std::size_t count = 0;
    bool is_over = false;
    const auto list = [&](const store::ListedUpload* last) {
        if (is_over) return std::vector<store::ListedUpload>{};
        return store.read([&](store::Database& database) {
            return store::list_expired_uploads(database, now, last, store::max_page_uploads);
        });
    };
    store::for_each_row(list, [&](const store::ListedUpload& expired) {
        if (is_over) return;
        const auto& [upload, problem] = expired.found;
        if (upload)
            count += sweep(store, vault, *upload, now);
        else
            tell("upload " + std::to_string(expired.id) + ": " + problem);
        is_over = stop.stop_requested();
    });
    store.write([&](store::Database& database) { store::forget_expired_uploads(database, now); });
    remove_leftovers(store, vault, now, tell, stop);
    return count;
}

} // namespace zhiping::app
