#include "native/store/stored_files.hpp"

#include "native/store/stored.hpp"

namespace zhiping::store {

namespace {

std::vector<FileId> read_all(Statement query) {
    std::vector<FileId> files;
    while (query.step()) files.push_back(stored_bytes<FileId>(query, 0, "file_id"));
    return files;
}

} // namespace

std::vector<FileId> list_named_files(Database& database) {
    return read_all(
        database.prepare("SELECT file_id FROM upload WHERE length(file_id) = 16 UNION ALL"
                         " SELECT file_id FROM evidence WHERE removed_at IS NULL AND length(file_id) = 16"));
}

void insert_leftover_file(Database& database, const FileId& file) {
    database.prepare("INSERT INTO leftover_file (file_id) VALUES (?)").bind(file).run();
}

std::vector<FileId> list_leftover_files(Database& database, const std::optional<FileId>& last, std::int64_t most) {
    auto query = database.prepare("SELECT file_id FROM leftover_file WHERE file_id > ? ORDER BY file_id LIMIT ?");
    query.bind(last ? std::span<const std::uint8_t>{*last} : std::span<const std::uint8_t>{}).bind(most);
    return read_all(std::move(query));
}

void delete_leftover_file(Database& database, const FileId& file) {
    database.prepare("DELETE FROM leftover_file WHERE file_id = ?").bind(file).run();
}

} // namespace zhiping::store
