#include "native/store/code_imports.hpp"

#include "native/store/stored.hpp"

namespace zhiping::store {

std::optional<CodeImport> find_unfinished_import(Database& database, const Digest& wanted) {
    const auto read = [](Statement& query) {
        return CodeImport{.id = query.next<std::int64_t>(), .issued = query.next<std::int64_t>()};
    };
    return database
        .prepare("SELECT id, (SELECT COALESCE(MAX(import_row), -1) + 1 FROM code WHERE import_id = code_import.id)"
                 " FROM code_import WHERE wanted_hash = ? AND ended_at IS NULL")
        .bind(wanted)
        .find(read);
}

std::int64_t insert_import(Database& database, const Digest& wanted, Instant now) {
    return database.prepare("INSERT INTO code_import (wanted_hash, began_at) VALUES (?, ?)")
        .bind(wanted)
        .bind(now)
        .insert()
        .value();
}

void end_import(Database& database, std::int64_t id, Instant now) {
    database.prepare("UPDATE code_import SET ended_at = ? WHERE id = ?").bind(now).bind(id).run();
}

std::optional<CodeOfDocument> find_code_of_document(Database& database, const NewCode& document, Instant now) {
    if (document.document_number.empty()) return std::nullopt;
    const auto read = [](Statement& query) {
        return CodeOfDocument{.code = next_parsed<Code>(query),
                              .issued_at = query.next<Instant>(),
                              .import_id = query.next<std::optional<std::int64_t>>()};
    };
    return database
        .prepare("SELECT code, created_at, import_id FROM code WHERE document_number = ? AND unit_id = ?"
                 " AND document_type = ? AND (revoked_at IS NULL OR revoked_at > ?)")
        .bind(document.document_number)
        .bind(document.unit_id)
        .bind(document.document_type)
        .bind(now)
        .find(read);
}

} // namespace zhiping::store
