#include "native/app/back_up.hpp"

#include "native/app/copy_file.hpp"
#include "native/app/data_names.hpp"
#include "native/app/manifest.hpp"
#include "native/app/verify_file.hpp"
#include "native/files/file_lock.hpp"
#include "native/files/posix_folder.hpp"
#include "native/files/private_file.hpp"
#include "native/store/copy_database.hpp"

namespace zhiping::app {

namespace {

namespace fs = std::filesystem;

// Name of an unfinished backup.
class Unfinished {
public:
    explicit Unfinished(const fs::path& backups) : m_path(backups / ".unfinished") {
        fs::remove_all(m_path); // Of one that broke off.
    }
    ~Unfinished() {
        std::error_code ignored; // Gone when it is finished; else the next backup removes it.
        fs::remove_all(m_path, ignored);
    }
    Unfinished(const Unfinished&) = delete;
    Unfinished& operator=(const Unfinished&) = delete;

    const fs::path& path() const { return m_path; }

private:
    fs::path m_path;
};

// The newest backup before this one, whose files need not be copied again.
struct EarlierBackup {
    fs::path path;
    Manifest manifest;

    EarlierBackup(const fs::path& backups, std::vector<std::string>& problems) : path(find_newest_backup(backups)) {
        try {
            if (!path.empty()) manifest = read_manifest(path);
        } catch (const std::runtime_error& problem) {
            problems.push_back(problem.what()); // All is copied anew, then.
        }
    }

    // A record is written once, so a file of the same name and length has the same bytes.
    std::optional<Sha256> link(const std::string& name, std::uint64_t bytes, const fs::path& to) const {
        const auto found = manifest.files.find(name);
        std::error_code refused; // The file is gone, has another length, or this disk knows no links.
        if (found == manifest.files.end() || fs::file_size(path / name, refused) != bytes || refused)
            return std::nullopt;
        fs::create_hard_link(path / name, to / name, refused);
        return refused ? std::nullopt : std::optional{found->second};
    }
};

class Backup {
public:
    Backup(const BackupSource& source, const fs::path& backups, const Progress& progress)
        : m_source(source), m_earlier(backups, m_result.problems), m_unfinished(backups), m_folder(m_unfinished.path()),
          m_evidence(m_unfinished.path() / evidence_folder_name), m_progress(progress) {}

    void copy_database() {
        m_source.store.read([&](store::Database& database) {
            m_files = list_kept_files(database, m_result.problems);
            for (const auto& file : m_files) m_all_bytes += 2 * sealing::sealed_size(content_in_file(file));
            store::copy_database(database, m_unfinished.path() / database_name,
                                 [&](auto done, auto all) { m_progress(done, all + m_all_bytes); });
        });
        m_manifest.files[database_name] = hash_file(*m_folder.open(database_name), [](std::size_t) {});
    }

    void copy_keys() {
        if (m_source.key_file.empty()) return;
        files::replace_private_file(m_folder, keys_name, files::read_private_file(m_source.key_file));
        m_manifest.files[keys_name] = hash_file(*m_folder.open(keys_name), [](std::size_t) {});
    }

    void copy_evidence() {
        for (const auto& file : m_files) try {
                copy(file.name, sealing::sealed_size(content_in_file(file)));
            } catch (const CannotRead& problem) {
                m_result.problems.push_back(file.what + ": " + problem.what());
            }
        m_evidence.sync();
    }

    BackedUp finish(const fs::path& backups, Instant now) {
        m_manifest.made = to_china_time(now);
        files::replace_private_file(m_folder, manifest_name, to_text(m_manifest));
        m_result.folder = backups / backup_name(now);
        for (int number = 2; fs::exists(m_result.folder); ++number)
            m_result.folder = backups / (backup_name(now) + "-" + std::to_string(number));
        fs::rename(m_unfinished.path(), m_result.folder);
        files::PosixFolder{backups}.sync();
        return std::move(m_result);
    }

private:
    void copy(const std::string& name, std::uint64_t bytes) {
        if (bytes == 0) return; // All that is held of it is in its row.
        const auto path = std::string{evidence_folder_name} + "/" + name;
        const auto linked = m_earlier.link(path, bytes, m_unfinished.path());
        const auto hash = linked ? *linked : copy_anew(name, bytes);
        m_manifest.files.emplace(path, hash);
        ++m_result.files;
        if (linked) tell(2 * bytes);
    }

    Sha256 copy_anew(const std::string& name, std::uint64_t bytes) {
        const auto from = open_source(name);
        const auto to = m_evidence.open_or_create(name);
        const auto hash = write(*from, bytes, *to, name);
        check_written(*to, hash);
        ++m_result.copied;
        m_result.bytes_copied += bytes;
        return hash;
    }

    std::unique_ptr<files::File> open_source(const std::string& name) try {
        if (auto file = m_source.evidence.open(name)) return file;
        throw CannotRead{"the file is missing"};
    } catch (const std::system_error& problem) {
        throw CannotRead{problem.what()};
    }

    // A part of a file would be in no manifest.
    Sha256 write(const files::File& from, std::uint64_t bytes, files::File& to, const std::string& name) try {
        return copy_file(from, bytes, to, [&](std::size_t done) { tell(done); });
    } catch (const CannotRead&) {
        m_evidence.remove(name);
        throw;
    }

    void check_written(const files::File& file, const Sha256& hash) try {
        if (hash_file(file, [&](std::size_t done) { tell(done); }) == hash) return;
        throw CannotRead{"it is something else"};
    } catch (const CannotRead& problem) {
        throw std::runtime_error{std::string{"the disk of the backup does not give back what was written: "} +
                                 problem.what()};
    }

    void tell(std::uint64_t bytes) { m_progress(m_done_bytes += bytes, m_all_bytes); }

    BackedUp m_result;
    const BackupSource& m_source;
    const EarlierBackup m_earlier;
    const Unfinished m_unfinished;
    files::PosixFolder m_folder;
    files::PosixFolder m_evidence;
    const Progress& m_progress;
    Manifest m_manifest;
    std::vector<KeptFile> m_files;
    std::uint64_t m_done_bytes = 0;
    std::uint64_t m_all_bytes = 0; // Each is written and read back.
};

} // namespace

BackedUp back_up(const BackupSource& source, const fs::path& backups, Instant now, const Progress& progress) {
    const files::PosixFolder made_when_missing{backups};
    const auto lock = files::FileLock::try_take(backups / ".lock");
    if (!lock) throw std::runtime_error{"another backup is being made in " + backups.string()};
    Backup backup{source, backups, progress};
    backup.copy_database();
    backup.copy_keys();
    backup.copy_evidence();
    return backup.finish(backups, now);
}

} // namespace zhiping::app
