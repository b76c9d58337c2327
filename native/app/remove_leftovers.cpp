#include "native/app/remove_leftovers.hpp"

#include "native/store/stored_files.hpp"

#include <system_error>

namespace zhiping::app {

namespace {

// So many in a transaction: submissions wait for no longer than that.
constexpr std::int64_t max_files_at_once = 1000;

// False when the disk refuses.
bool remove_file(files::Folder& folder, const std::string& name, const TellProblem& tell) try {
    folder.remove(name);
    return true;
} catch (const std::system_error& problem) {
    tell(problem.what());
    return false;
}

void remove_some(store::Store& store, files::Folder& folder, std::span<const store::FileId> files,
                 const TellProblem& tell) {
    std::vector<store::FileId> gone;
    for (const auto& file : files)
        if (remove_file(folder, sealing::file_name(file), tell)) gone.push_back(file);
    folder.sync(); // Otherwise a power cut could bring back a file that is on no list.
    store.write([&](store::Database& database) {
        for (const auto& file : gone) store::delete_leftover_file(database, file);
    });
}

} // namespace

void remove_leftovers(store::Store& store, evidence::Vault& vault, Instant now, const TellProblem& tell,
                      const std::stop_token& stop) {
    std::optional<store::FileId> last;
    const auto list_next = [&] {
        return store.read([&](store::Database& database) {
            return store::list_leftover_files(database, now, last ? &*last : nullptr, max_files_at_once);
        });
    };
    for (auto files = list_next(); !files.empty(); files = list_next()) {
        const bool may_remove =
            vault.remove_files([&](files::Folder& folder) { remove_some(store, folder, files, tell); });
        if (!may_remove || stop.stop_requested()) return;
        last = files.back();
    }
}

} // namespace zhiping::app
