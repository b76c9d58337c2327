#include "native/store/stored_files.hpp"

#include "native/store/pages.hpp"
#include "native/store/stored.hpp"

namespace zhiping::store {

namespace {

std::span<const std::uint8_t> bytes_of(const FileId* last) {
    return last ? std::span<const std::uint8_t>{*last} : first_file_id;
}

std::vector<FileId> list_some_named(Database& database, const FileId* last) {
    return database
        .prepare("SELECT file_id FROM upload WHERE length(file_id) = 16 AND file_id > ?"
                 " UNION ALL SELECT file_id FROM evidence WHERE removed_at IS NULL AND length(file_id) = 16"
                 " AND file_id > ? ORDER BY file_id LIMIT ?")
        .bind(bytes_of(last))
        .bind(bytes_of(last))
        .bind(max_page_rows)
        .list(next_bytes<FileId>);
}

} // namespace

void list_named_files(Database& database, const std::function<void(const FileId&)>& visit) {
    for_each_row([&](const FileId* last) { return list_some_named(database, last); }, visit);
}

bool is_file_named(Database& database, const FileId& file) {
    return database
        .prepare("SELECT 1 FROM upload WHERE file_id = ?"
                 " UNION ALL SELECT 1 FROM evidence WHERE removed_at IS NULL AND file_id = ?")
        .bind(file)
        .bind(file)
        .find([](Statement&) { return true; })
        .has_value();
}

void insert_leftover_file(Database& database, const FileId& file) {
    database.prepare("INSERT INTO leftover_file (file_id) VALUES (?)").bind(file).run();
}

std::vector<FileId> list_leftover_files(Database& database, const FileId* last, std::int64_t most) {
    return database.prepare("SELECT file_id FROM leftover_file WHERE file_id > ? ORDER BY file_id LIMIT ?")
        .bind(bytes_of(last))
        .bind(most)
        .list(next_bytes<FileId>);
}

void delete_leftover_file(Database& database, const FileId& file) {
    database.prepare("DELETE FROM leftover_file WHERE file_id = ?").bind(file).run();
}

} // namespace zhiping::store
