#include "native/store/stored_files.hpp"

#include "native/store/pages.hpp"
#include "native/store/stored.hpp"

namespace zhiping::store {

namespace {

const std::string sealed_files = "SELECT file_id, key_id, wrapped_key FROM upload"
                                 " UNION ALL SELECT file_id, key_id, wrapped_key FROM evidence"
                                 " WHERE removed_at IS NULL"
                                 " UNION ALL SELECT file_id, key_id, wrapped_key FROM case_attachment";

// An alias, because not every database takes a subquery without a name.
const std::string from_sealed_files = " FROM (" + sealed_files + ") AS sealed_file ";

// What no file is sealed with: the secret of somebody's codes is the key itself.
const std::string from_sealings =
    " FROM (" + sealed_files + " UNION ALL SELECT file_id, key_id, wrapped_key FROM staff) AS sealing ";

std::span<const std::uint8_t> bytes_of(const FileId* last) {
    return last ? std::span<const std::uint8_t>{*last} : first_file_id;
}

std::vector<FileId> list_some_named(Database& database, const FileId* last) {
    return database
        .prepare("SELECT file_id" + from_sealed_files +
                 "WHERE length(file_id) = 16 AND file_id > ? ORDER BY file_id LIMIT ?")
        .bind(bytes_of(last))
        .bind(max_page_rows)
        .list(next_bytes<FileId>);
}

} // namespace

void list_named_files(Database& database, const std::function<void(const FileId&)>& visit) {
    for_each_row([&](const FileId* last) { return list_some_named(database, last); }, visit);
}

bool is_file_named(Database& database, const FileId& file) {
    return database.prepare("SELECT 1" + from_sealed_files + "WHERE file_id = ?")
        .bind(file)
        .find([](Statement&) { return true; })
        .has_value();
}

std::vector<Sealing> list_sealings_not_wrapped_by(Database& database, std::string_view key_id, const Sealing* last,
                                                  std::int64_t most) {
    return database
        .prepare("SELECT file_id, key_id, wrapped_key" + from_sealings +
                 "WHERE key_id <> ? AND file_id > ? ORDER BY file_id LIMIT ?")
        .bind(key_id)
        .bind(bytes_of(last ? &last->file_id : nullptr))
        .bind(most)
        .list(next_sealing);
}

void rewrap(Database& database, const Sealing& sealing) {
    for (const auto* update :
         {"UPDATE evidence SET key_id = ?, wrapped_key = ? WHERE file_id = ? AND removed_at IS NULL",
          "UPDATE upload SET key_id = ?, wrapped_key = ? WHERE file_id = ?",
          "UPDATE case_attachment SET key_id = ?, wrapped_key = ? WHERE file_id = ?",
          "UPDATE staff SET key_id = ?, wrapped_key = ? WHERE file_id = ?"})
        database.prepare(update).bind(sealing.key_id).bind(sealing.wrapped_key).bind(sealing.file_id).run();
}

std::size_t count_sealed_files(Database& database, const std::optional<std::string_view>& key_id) {
    return database.prepare("SELECT COUNT(*)" + from_sealings + "WHERE key_id = COALESCE(?, key_id)")
        .bind(key_id)
        .value<std::size_t>();
}

void insert_leftover_file(Database& database, const FileId& file, Instant removable) {
    database.prepare("INSERT INTO leftover_file (file_id, removable_at) VALUES (?, ?)")
        .bind(file)
        .bind(removable)
        .run();
}

std::vector<FileId> list_leftover_files(Database& database, Instant moment, const FileId* last, std::int64_t most) {
    return database
        .prepare("SELECT file_id FROM leftover_file WHERE removable_at <= ? AND file_id > ? ORDER BY file_id LIMIT ?")
        .bind(moment)
        .bind(bytes_of(last))
        .bind(most)
        .list(next_bytes<FileId>);
}

bool delete_leftover_file(Database& database, const FileId& file) {
    return database.prepare("DELETE FROM leftover_file WHERE file_id = ?").bind(file).run() > 0;
}

bool claim_waiting_file(Database& database, const FileId& file) {
    return delete_leftover_file(database, file) ||
           database.prepare("DELETE FROM upload WHERE file_id = ?").bind(file).run() > 0;
}

} // namespace zhiping::store
