#pragma once

#include "shared/calendar/date.hpp"
#include "shared/evidence/sha256.hpp"

#include <filesystem>
#include <map>
#include <string>

// What a backup holds: a line for each file, so `sha256sum --check manifest` checks it too.
namespace zhiping::app {

inline constexpr auto manifest_name = "manifest";

struct Manifest {
    std::string made;                    // In China: "2026-11-28 18:15".
    std::map<std::string, Sha256> files; // By their paths in the backup: zhiping.db, zhiping.keys, evidence/NAME.
};

std::string to_text(const Manifest&);

// Throws std::runtime_error with words for the operator when it cannot be read or is not whole, or names anything that
// no backup holds.
Manifest read_manifest(const std::filesystem::path& backup);

// The backup in the folder that was made last; empty when there is none. What is not finished has no manifest.
std::filesystem::path find_newest_backup(const std::filesystem::path& folder);

// As newest backups sort last: "2026-11-28-181500".
std::string backup_name(Instant);

} // namespace zhiping::app
