#include "native/store/code_imports.hpp"

#include "native/store/stored.hpp"

namespace zhiping::store {

std::optional<CodeImport> find_unfinished_import(Database& database, const Digest& wanted) {
    auto query = database.prepare("SELECT id, (SELECT COALESCE(MAX(import_row), -1) + 1 FROM code WHERE import_id = "
                                  "code_import.id) FROM code_import WHERE wanted_hash = ? AND ended_at IS NULL");
    query.bind(wanted);
    if (!query.step()) return std::nullopt;
    return CodeImport{query.integer(0), query.integer(1)};
}

std::int64_t insert_import(Database& database, const Digest& wanted, Instant now) {
    database.prepare("INSERT INTO code_import (wanted_hash, began_at) VALUES (?, ?)").bind(wanted).bind(now).run();
    return database.last_inserted_id();
}

void end_import(Database& database, std::int64_t id, Instant now) {
    database.prepare("UPDATE code_import SET ended_at = ? WHERE id = ?").bind(now).bind(id).run();
}

std::optional<CodeOfDocument> find_code_of_document(Database& database, const NewCode& document) {
    if (document.document_number.empty()) return std::nullopt;
    auto query = database.prepare("SELECT code, created_at, import_id FROM code WHERE document_number = ?"
                                  " AND unit_id = ? AND document_type = ? AND revoked_at IS NULL");
    query.bind(document.document_number).bind(document.unit_id).bind(document.document_type);
    if (!query.step()) return std::nullopt;
    return CodeOfDocument{stored(Code::parse(query.text(0)), "code"), query.instant(1),
                          query.is_null(2) ? std::nullopt : std::optional{query.integer(2)}};
}

} // namespace zhiping::store
