#pragma once

#include "native/files/file_lock.hpp"
#include "native/store/database.hpp"

#include <optional>

// SQLite keeps what was written last in a log beside the file until the last program closes it, so a copy of the file
// alone lacks that and looks whole. A file that is open therefore carries a mark, its application id, which the last
// to close clears: a file with the mark and without its log has lost something on its way.
namespace zhiping::store {

// One program's share in a file that is open. Where two open or close it at once, the second waits for the first, so
// that the last one knows that it is the last.
class OpenMark {
public:
    // Waits for its turn. Throws DatabaseError with words for the operator when the file has the mark and no log.
    explicit OpenMark(const std::filesystem::path& file);

    // Sets the mark where it is missing; then it lets others open or close the file. A program that ends before that
    // leaves the log in place.
    void set(Database&);

    // Closes the database. The last one clears the mark first, and only then is the log put back into the file; where
    // that fails, the mark and the log stay, and the next to open goes on with them.
    void close(std::unique_ptr<Database>) noexcept;

private:
    std::filesystem::path m_file;
    std::optional<files::FileLock> m_turn;
    files::FileLock m_share;
    bool m_was_marked; // When it was opened.
};

// For a copy that is whole by itself.
void clear_open_mark(Database&);

} // namespace zhiping::store
