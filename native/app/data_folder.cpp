#include "native/app/data_folder.hpp"

#include "native/app/data_names.hpp"
#include "native/files/posix_folder.hpp"

namespace zhiping::app {

namespace {

constexpr auto removal_lock_name = "removal.lock";
constexpr auto server_lock_name = "serve.lock";

void create_private_folder(const std::filesystem::path& folder) {
    namespace fs = std::filesystem;
    std::error_code problem;
    if (fs::is_directory(folder, problem)) return;
    if (fs::create_directory(folder, problem)) {
        // No other user of this machine may read what citizens write.
        fs::permissions(folder, fs::perms::owner_all, problem);
        return;
    }
    throw DataFolderError{"cannot create the folder " + folder.string() + ": " +
                          (problem ? problem.message() : "something else has that name")};
}

} // namespace

std::filesystem::path DataFolder::key_file() const { return keys.empty() ? path / keys_name : keys; }

files::FileLock DataFolder::lock_keys() const { return files::FileLock{key_file().string() + ".lock"}; }

files::FileLock DataFolder::lock_for_server() const {
    auto lock = files::FileLock::try_take(path / server_lock_name);
    if (!lock) throw DataFolderError{"another server uses " + path.string() + ": stop it first"};
    return *std::move(lock);
}

files::FileLock DataFolder::lock_removals() const { return files::FileLock{path / removal_lock_name}; }

std::filesystem::path DataFolder::evidence_folder() const { return path / evidence_folder_name; }

std::unique_ptr<evidence::Vault> DataFolder::open_vault() const {
    need_key_file();
    auto folder = std::make_unique<files::PosixFolder>(evidence_folder(), files::WhenMissing::Leave);
    return std::make_unique<evidence::Vault>(std::move(folder), key_file());
}

std::unique_ptr<evidence::Vault> DataFolder::open_or_create_vault(const evidence::Quotas& quotas) const {
    need_key_file();
    return std::make_unique<evidence::Vault>(std::make_unique<files::PosixFolder>(evidence_folder()), key_file(),
                                             quotas, path / removal_lock_name);
}

void DataFolder::need_key_file() const {
    std::error_code ignored;
    if (!std::filesystem::exists(key_file(), ignored))
        throw DataFolderError{"there is no file of keys " + key_file().string() +
                              ": take the one of your backup, or give --keys"};
}

bool DataFolder::is_in_use() const {
    std::error_code ignored;
    return std::filesystem::exists(path / database_name, ignored);
}

store::Store DataFolder::open() const {
    if (!is_in_use())
        throw DataFolderError{"nothing is stored in " + path.string() + " yet: load units first, or give --data"};
    return store::Store{path / database_name};
}

store::Store DataFolder::open_or_create() const {
    create_private_folder(path);
    return store::Store{path / database_name};
}

} // namespace zhiping::app
