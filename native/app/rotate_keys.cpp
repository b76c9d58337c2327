#include "native/app/rotate_keys.hpp"

#include "native/store/evidence.hpp"
#include "native/store/uploads.hpp"

namespace zhiping::app {

namespace {

std::size_t count_files(store::Store& store, const std::function<bool(const store::Sealing&)>& counts) {
    std::size_t count = 0;
    store.read([&](store::Database& database) {
        store::list_uploads(database, [&](const store::FoundUpload& upload) { count += counts(upload.sealing); });
        store::list_all_evidence(database, [&](const auto&, const auto&, const store::StoredEvidence& stored) {
            if (!stored.removed) count += counts(stored.sealing);
        });
    });
    return count;
}

} // namespace

std::size_t rotate_keys(store::Store& store, const evidence::KeyRing& ring) {
    const auto& newest = ring.keys().front().id;
    return store.write([&](store::Database& database) {
        const auto others = store::list_evidence_not_wrapped_by(database, newest);
        for (const auto& [place, sealing] : others) {
            auto wrapped = ring.wrap(ring.unwrap(sealing.file_id, {sealing.key_id, sealing.wrapped_key}));
            store::rewrap_evidence(database, place,
                                   {sealing.file_id, std::move(wrapped.key_id), std::move(wrapped.bytes)});
        }
        return others.size();
    });
}

std::size_t count_files_of_key(store::Store& store, std::string_view key_id) {
    return count_files(store, [&](const store::Sealing& sealing) { return sealing.key_id == key_id; });
}

bool has_sealed_files(store::Store& store) {
    return count_files(store, [](const store::Sealing&) { return true; }) > 0;
}

} // namespace zhiping::app
