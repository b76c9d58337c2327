#include "native/app/remove_leftovers.hpp"

#include "native/store/stored_files.hpp"

namespace zhiping::app {

namespace {

// So many in a transaction: submissions wait for no longer than that.
constexpr std::int64_t most_at_once = 1000;

// False when there were none.
bool remove_some(store::Store& store, evidence::Vault& vault) {
    const auto files =
        store.read([](store::Database& database) { return store::list_leftover_files(database, most_at_once); });
    if (files.empty()) return false;
    for (const auto& file : files) vault.folder().remove(evidence::file_name(file));
    vault.folder().sync(); // Or the power could bring back a file that is on no list any more.
    store.write([&](store::Database& database) {
        for (const auto& file : files) store::delete_leftover_file(database, file);
    });
    return true;
}

} // namespace

void remove_leftovers(store::Store& store, evidence::Vault& vault) {
    while (remove_some(store, vault)) continue;
}

} // namespace zhiping::app
