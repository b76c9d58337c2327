#include "native/app/manifest.hpp"

#include "native/app/data_names.hpp"

#include <algorithm>
#include <fstream>
#include <stdexcept>
#include <string_view>

namespace zhiping::app {

namespace {

namespace fs = std::filesystem;

constexpr std::string_view title = "# zhiping backup of ";

std::string first_line(const Manifest& manifest) {
    return std::string{title} + manifest.made + ", files: " + std::to_string(manifest.files.size());
}

// Never a path that leads out of the folder it is put in.
bool is_name_in_backup(std::string_view name) {
    if (name == database_name || name == keys_name) return true;
    const auto folder = std::string{evidence_folder_name} + "/";
    if (!name.starts_with(folder)) return false;
    name.remove_prefix(folder.size());
    return name.size() == 32 && name.find_first_not_of("0123456789abcdef") == name.npos;
}

// As backup_name() makes them; a folder that an operator renamed is never the newest.
bool is_backup_name(const std::string& name) {
    return name.starts_with("2") && name.find_first_not_of("0123456789-") == name.npos;
}

bool take_line(Manifest& manifest, std::string_view line) {
    constexpr std::size_t digits = 64;
    if (line.size() <= digits + 2 || line.substr(digits, 2) != "  ") return false;
    const auto hash = parse_sha256(line.substr(0, digits));
    const auto name = line.substr(digits + 2);
    return hash && is_name_in_backup(name) && manifest.files.emplace(name, *hash).second;
}

bool read(Manifest& manifest, std::istream& text) {
    std::string first, line;
    if (!std::getline(text, first) || !first.starts_with(title)) return false;
    manifest.made = first.substr(title.size(), first.find(',') - title.size());
    while (std::getline(text, line))
        if (!take_line(manifest, line)) return false;
    return first == first_line(manifest) && manifest.files.contains(database_name);
}

} // namespace

std::string to_text(const Manifest& manifest) {
    auto text = first_line(manifest) + "\n";
    for (const auto& [name, hash] : manifest.files) text += to_digits(hash) + "  " + name + "\n";
    return text;
}

Manifest read_manifest(const fs::path& backup) {
    const auto file = backup / manifest_name;
    std::ifstream text{file};
    if (!text) throw std::runtime_error{backup.string() + " is no backup: it has no manifest that can be read"};
    Manifest manifest;
    if (!read(manifest, text)) throw std::runtime_error{file.string() + " is damaged: take another backup"};
    return manifest;
}

fs::path find_newest_backup(const fs::path& folder) {
    fs::path newest;
    std::error_code unreadable; // The root of a disk has folders that we may not read (lost+found).
    for (const auto& entry : fs::directory_iterator{folder, unreadable})
        if (is_backup_name(entry.path().filename().string()) && fs::exists(entry.path() / manifest_name, unreadable))
            newest = std::max(newest, entry.path());
    return newest;
}

std::string backup_name(Instant now) {
    const auto seconds = std::to_string(now.time_since_epoch().count() % 60);
    auto name = to_china_time(now) + (seconds.size() == 1 ? "0" : "") + seconds;
    std::replace(name.begin(), name.end(), ' ', '-');
    std::erase(name, ':');
    return name;
}

} // namespace zhiping::app
