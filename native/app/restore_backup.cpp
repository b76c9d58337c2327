#include "native/app/restore_backup.hpp"

#include "native/app/copy_file.hpp"
#include "native/app/data_names.hpp"
#include "native/app/manifest.hpp"
#include "native/files/posix_folder.hpp"
#include "native/store/copy_database.hpp"

#include <algorithm>
#include <optional>

namespace zhiping::app {

namespace {

namespace fs = std::filesystem;

// Where everything will be stored, under another name until it is whole.
class NewFolder {
public:
    explicit NewFolder(fs::path path) : m_path(without_slash(std::move(path))), m_next(m_path.string() + ".restoring") {
        if (fs::exists(m_path) && !fs::is_empty(m_path))
            throw std::runtime_error{m_path.string() + " is not empty: restore into a new folder"};
        fs::remove_all(m_next); // Of a restoring that broke off.
    }
    ~NewFolder() {
        std::error_code ignored;
        fs::remove_all(m_next, ignored);
    }
    NewFolder(const NewFolder&) = delete;
    NewFolder& operator=(const NewFolder&) = delete;

    const fs::path& path() const { return m_next; }

    void finish() {
        files::PosixFolder{m_next / evidence_folder_name}.sync();
        files::PosixFolder{m_next}.sync();
        fs::rename(m_next, m_path);
        files::PosixFolder{m_path.has_parent_path() ? m_path.parent_path() : "."}.sync();
    }

private:
    static fs::path without_slash(fs::path path) { return path.has_filename() ? path : path.parent_path(); }

    fs::path m_path, m_next;
};

class Restoring {
public:
    Restoring(fs::path from, const fs::path& data, const Progress& progress)
        : m_from(std::move(from)), m_new(data), m_folder(m_new.path()), m_evidence(m_new.path() / evidence_folder_name),
          m_progress(progress) {}

    // What is wrong with the file, when it is missing, cannot be read or is not what it was; then it is not copied.
    std::optional<std::string> copy(const fs::path& name, const std::optional<Sha256>& hash) {
        const auto path = (m_from / name).string();
        auto& folder = name.has_parent_path() ? m_evidence : m_folder;
        try {
            const auto copied = copy_from(name, folder);
            if (!copied) return path + " is missing";
            if (!hash || *copied == *hash) return std::nullopt;
        } catch (const CannotRead&) {
            // Treated like wrong content.
        }
        folder.remove(name.filename());
        return path + " is damaged";
    }

    template <typename Names> void expect(const Names& names) {
        std::error_code missing; // copy() says so.
        for (const auto& name : names)
            if (const auto bytes = fs::file_size(m_from / name, missing); !missing) m_all_bytes += bytes;
    }

    NewFolder& folder() { return m_new; }

private:
    std::optional<Sha256> copy_from(const fs::path& name, files::Folder& folder) {
        const auto from =
            files::PosixFolder{(m_from / name).parent_path(), files::WhenMissing::Leave}.open(name.filename());
        if (!from) return std::nullopt;
        return copy_file(*from, from->size(), *folder.open_or_create(name.filename()),
                         [&](std::size_t bytes) { m_progress(m_done_bytes += bytes, m_all_bytes); });
    }

    const fs::path m_from;
    NewFolder m_new;
    files::PosixFolder m_folder, m_evidence;
    const Progress& m_progress;
    std::uint64_t m_done_bytes = 0, m_all_bytes = 0;
};

fs::path find_backup(const fs::path& folder) {
    if (fs::exists(folder / manifest_name)) return folder;
    const auto newest = find_newest_backup(folder);
    if (newest.empty()) throw std::runtime_error{"there is no backup in " + folder.string()};
    return newest;
}

std::vector<fs::path> list_copied_by_hand(const fs::path& folder) {
    std::vector<fs::path> names{database_name};
    if (fs::exists(folder / keys_name)) names.emplace_back(keys_name);
    for (const auto& name : files::PosixFolder{folder / evidence_folder_name, files::WhenMissing::Leave}.list())
        names.push_back(fs::path{evidence_folder_name} / name);
    return names;
}

} // namespace

Restored restore_backup(const fs::path& from, const fs::path& data, const Progress& progress) {
    const auto backup = find_backup(from);
    const auto manifest = read_manifest(backup);
    Restoring restoring{backup, data, progress};
    std::vector<fs::path> names;
    for (const auto& [name, hash] : manifest.files) names.emplace_back(name);
    restoring.expect(names);
    Restored restored{.backup = backup, .made = manifest.made, .has_keys = manifest.files.contains(keys_name)};
    for (const auto& [name, hash] : manifest.files) {
        const auto problem = restoring.copy(name, hash);
        const bool is_evidence = fs::path{name}.has_parent_path();
        if (problem && !is_evidence) throw std::runtime_error{*problem + ": take another backup"};
        if (problem) restored.problems.push_back(*problem);
        if (!problem && is_evidence) ++restored.files;
    }
    restoring.folder().finish();
    return restored;
}

Restored restore_without_log(const fs::path& from, const fs::path& data, const Progress& progress) {
    std::error_code missing;
    if (fs::file_size(from / (std::string{database_name} + "-wal"), missing) > 0 && !missing)
        throw std::runtime_error{from.string() + " has its log: nothing is lost, use it as it is"};
    const auto names = list_copied_by_hand(from);
    Restoring restoring{from, data, progress};
    restoring.expect(names);
    Restored restored{.backup = from, .has_keys = std::find(names.begin(), names.end(), keys_name) != names.end()};
    for (const auto& name : names) {
        const auto problem = restoring.copy(name, std::nullopt);
        if (problem && !name.has_parent_path()) throw std::runtime_error{*problem};
        if (problem) restored.problems.push_back(*problem);
        if (!problem && name.has_parent_path()) ++restored.files;
    }
    store::release_from_log(restoring.folder().path() / database_name);
    restoring.folder().finish();
    return restored;
}

} // namespace zhiping::app
