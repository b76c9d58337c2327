#pragma once

#include "native/evidence/vault.hpp"
#include "native/files/file_lock.hpp"
#include "native/store/store.hpp"

#include <filesystem>
#include <stdexcept>

namespace zhiping::app {

// The folder cannot be used as it is; what() is one line for the operator.
class DataFolderError : public std::runtime_error {
public:
    using std::runtime_error::runtime_error;
};

// Where everything is stored: DIR/zhiping.db, photos and videos in DIR/evidence, and unless it is elsewhere the
// file of keys to them, DIR/zhiping.keys.
struct DataFolder {
    std::filesystem::path path;
    std::filesystem::path keys = {}; // Empty: in the folder.

    // Whether anything was ever stored there.
    bool is_in_use() const;

    // The store of a folder in use. Throws DataFolderError when nothing was ever stored there.
    store::Store open() const;

    // The same, but the folder (not those above it) and the file are created when they are missing.
    store::Store open_or_create() const;

    // The photos and videos of the store, to read them; none when their folder is missing. Throws DataFolderError when
    // the file of keys is.
    std::unique_ptr<evidence::Vault> open_vault() const;

    // The same, but the folder is created when it is missing.
    std::unique_ptr<evidence::Vault> open_or_create_vault(const evidence::Quotas& = {}) const;

    // Where the photos and videos are.
    std::filesystem::path evidence_folder() const;

    // Where the keys are.
    std::filesystem::path key_file() const;

    // Whoever makes or changes the file of keys has this meanwhile, and reads it only then: two that did so at once
    // would lose a key, and with it what it opens.
    files::FileLock lock_keys() const;

    // Nobody takes a file of a photo or video off the disk meanwhile.
    files::FileLock lock_removals() const;

    // The right to serve the folder, for as long as it lives. Throws DataFolderError when another server has it: which
    // uploads are under way is known to one only.
    files::FileLock lock_for_server() const;

private:
    void need_key_file() const;
};

} // namespace zhiping::app
