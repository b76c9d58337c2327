#pragma once

#include "native/settings/kinds.hpp"

#include <filesystem>

namespace zhiping::settings {

// What a file says of one key.
struct ConfigEntry {
    std::string key;
    Written written;
    std::vector<std::string> words; // One, or those of a list; none of what is written otherwise.
    unsigned line;                  // From 1.
};

// The keys of a file of settings, in the order of their lines. TOML 1.0 without tables.
// Throws SettingsError when it cannot be read or is no TOML.
std::vector<ConfigEntry> read_config_file(const std::filesystem::path&);

// Whether everybody on this machine may read it.
bool is_open_to_others(const std::filesystem::path&);

} // namespace zhiping::settings
