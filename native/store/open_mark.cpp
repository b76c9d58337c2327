#include "native/store/open_mark.hpp"

#include <array>
#include <fstream>

namespace zhiping::store {

namespace {

namespace fs = std::filesystem;

constexpr auto turn_suffix = ".turn";   // Whoever opens or closes the file has this one alone.
constexpr auto users_suffix = ".users"; // Whoever has it open shares this one.
constexpr std::array<char, 4> mark{'Z', 'H', 'O', 'P'};

constexpr std::int64_t mark_number = std::int64_t{mark[0]} << 24 | mark[1] << 16 | mark[2] << 8 | mark[3];

fs::path beside(const fs::path& file, const char* suffix) { return file.string() + suffix; }

// Only before any connection of this process has the file: closing it again would take SQLite's locks away (fcntl(2)).
// In the file itself, whatever its log says: the application id is in bytes 68 to 71 (SQLite, "Database File Format").
bool has_mark(const fs::path& file) {
    std::array<char, 4> found{};
    std::ifstream content{file, std::ios::binary};
    content.seekg(68).read(found.data(), found.size());
    return content && found == mark;
}

bool has_log(const fs::path& file) {
    std::error_code missing;
    const auto bytes = fs::file_size(beside(file, "-wal"), missing);
    return !missing && bytes > 0;
}

void refuse_without_log(const fs::path& file) {
    if (!has_mark(file) || has_log(file)) return;
    throw DatabaseError{DatabaseProblem::Other,
                        file.string() + " was copied while it was open, without " + file.filename().string() +
                            "-wal, which holds what was stored last: copy that file too or restore a backup; "
                            "zhiping restore --without-log accepts that it is lost"};
}

// Put back into the file at once: in the log only, it would be missing with the log.
void mark_file(Database& database) {
    database.execute("PRAGMA application_id = " + std::to_string(mark_number));
    database.execute("PRAGMA wal_checkpoint(FULL)");
}

bool is_marked(Database& database) { return database.prepare("PRAGMA application_id").value<std::int64_t>() != 0; }

} // namespace

OpenMark::OpenMark(const fs::path& file) try
    : m_file(fs::weakly_canonical(file)), // As SQLite, which keeps the log beside what a link leads to.
      m_turn(beside(m_file, turn_suffix)), m_share(files::FileLock::share(beside(m_file, users_suffix))),
      m_was_marked(has_mark(m_file)) {
    refuse_without_log(m_file);
} catch (const std::system_error& problem) {
    throw DatabaseError{DatabaseProblem::Disk, "cannot open " + file.string() + ": " + problem.what()};
}

void OpenMark::set(Database& database) {
    try {
        if (!m_was_marked || !is_marked(database)) mark_file(database);
    } catch (const DatabaseError& problem) {
        if (!problem.is_disk_trouble()) throw; // What is on a full disk can be read all the same.
    }
    m_turn.reset();
}

void OpenMark::close(std::unique_ptr<Database> database) noexcept try {
    m_turn.emplace(beside(m_file, turn_suffix));
    if (m_share.try_to_have_alone()) {
        if (is_marked(*database)) clear_open_mark(*database);
        database->put_log_back_at_close();
    }
} catch (const std::exception&) {
    // The database closes all the same, and its log stays.
}

void clear_open_mark(Database& database) { database.execute("PRAGMA application_id = 0"); }

} // namespace zhiping::store
