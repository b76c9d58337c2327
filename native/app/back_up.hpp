#pragma once

#include "native/app/verify_evidence.hpp"

#include <filesystem>

namespace zhiping::app {

struct BackupSource {
    store::Store& store;
    const files::Folder& evidence;  // Nobody removes files from it meanwhile.
    std::filesystem::path key_file; // Empty: the keys are left out.
};

struct BackedUp {
    std::filesystem::path folder; // Where it is.
    std::size_t files = 0;        // Photos and videos, uploads included.
    std::size_t copied = 0;       // Of them, and not shared with the backup before.
    std::uint64_t bytes_copied = 0;
    std::vector<std::string> problems; // What could not be read and is not in it, a line for each.
};

// Makes a backup in a folder of its own in `backups`: the database as it is at one moment, while others go on writing,
// and the photos and videos that it names; those that the newest backup has already are linked, not copied. All is
// synced and read back before the folder gets its name, so whatever happens on the way, each folder with such a name is
// whole. Throws what the operating system reports; then the unfinished backup is removed.
BackedUp back_up(const BackupSource&, const std::filesystem::path& backups, Instant now, const Progress&);

} // namespace zhiping::app
