#pragma once

#include "native/app/verify_evidence.hpp"

#include <filesystem>

namespace zhiping::app {

struct Restored {
    std::filesystem::path backup;
    std::string made = {}; // In China: "2026-11-28 18:15"; empty when that is not known.
    std::size_t files = 0; // Photos and videos.
    bool has_keys = false;
    std::vector<std::string> problems = {}; // Photos and videos that are damaged in the backup and were left out.
};

// Copies a backup, or the newest one in a folder of backups, to where everything will be stored; that must be empty or
// not be there yet, and is whole or not there afterwards. Throws std::runtime_error with words for the operator when
// the database or the keys in the backup are not what they were. A photo that is not is left out and named: no other
// evaluation is lost for it.
Restored restore_backup(const std::filesystem::path& from, const std::filesystem::path& data, const Progress&);

// The same for what was copied by hand from a folder in use, without the log of its database. What only that held is
// lost. Throws std::runtime_error when the log is there: then nothing is lost, and the copy can be used as it is.
Restored restore_without_log(const std::filesystem::path& from, const std::filesystem::path& data, const Progress&);

} // namespace zhiping::app
