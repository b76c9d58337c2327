#include "native/app/sweep_uploads.hpp"

#include "native/app/named_files.hpp"
#include "native/app/upload_state.hpp"

#include <algorithm>

namespace zhiping::app {

namespace {

bool sweep(store::Store& store, evidence::Vault& vault, const store::FoundUpload& upload, Instant now) {
    const evidence::UploadsUnderWay::Hold hold{vault.under_way(), upload.sealing.file_id};
    if (!hold.is_granted()) return false; // It goes on, and will expire later.
    const auto is_gone = store.write([&](store::Database& database) {
        return store::expire_upload(database, upload, now, now + expired_upload_memory);
    });
    if (!is_gone) return false;
    hold.keep(std::nullopt);
    vault.folder().remove(file_of(upload));
    return true;
}

} // namespace

std::size_t sweep_uploads(store::Store& store, evidence::Vault& vault, Instant now) {
    const auto expired =
        store.read([&](store::Database& database) { return store::list_expired_uploads(database, now); });
    std::size_t count = 0;
    for (const auto& upload : expired) count += sweep(store, vault, upload, now);
    store.write([&](store::Database& database) { store::forget_expired_uploads(database, now); });
    return count;
}

std::size_t sweep_files(store::Store& store, evidence::Vault& vault) {
    const auto listed = vault.folder().list();
    const auto named = named_files(store);
    const auto is_named = [&](const std::string& name) { return named.contains(name); };
    if (std::none_of(listed.begin(), listed.end(), is_named)) return 0;
    std::size_t count = 0;
    for (const auto& name : listed) {
        if (is_named(name)) continue;
        vault.folder().remove(name);
        ++count;
    }
    return count;
}

} // namespace zhiping::app
