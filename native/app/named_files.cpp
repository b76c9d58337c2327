#include "native/app/named_files.hpp"

#include "native/app/upload_state.hpp"
#include "native/store/evidence.hpp"

namespace zhiping::app {

std::set<std::string> named_files(store::Store& store) {
    std::set<std::string> names;
    store.read([&](store::Database& database) {
        store::list_uploads(database, [&](const store::FoundUpload& upload) { names.insert(file_of(upload)); });
        store::list_all_evidence(database, [&](const auto&, const auto&, const store::StoredEvidence& stored) {
            if (!stored.removed) names.insert(evidence::file_name(stored.sealing.file_id));
        });
    });
    return names;
}

} // namespace zhiping::app
