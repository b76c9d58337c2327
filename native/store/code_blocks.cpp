#include "native/store/code_blocks.hpp"

#include "native/store/stored.hpp"

namespace zhiping::store {

std::int64_t insert_block(Database& database, const std::string& document_type,
                          const std::optional<std::int64_t>& issuer_id, Instant now) {
    return database.prepare("INSERT INTO code_block (document_type, issuer_id, drawn_at) VALUES (?, ?, ?)")
        .bind(document_type)
        .bind(issuer_id)
        .bind(now)
        .insert()
        .value();
}

std::optional<BlankCode> find_blank(Database& database, const Code& code) {
    return database
        .prepare("SELECT module, unit_id, block.document_type, block.issuer_id,"
                 " CASE WHEN bound_at IS NULL THEN 0 ELSE 1 END, revoked_at FROM code"
                 " JOIN code_block AS block ON block.id = block_id WHERE code = ?")
        .bind(code.symbols())
        .find([](Statement& row) {
            return BlankCode{.module = next_enum(row, modules),
                             .unit_id = row.next<std::string>(),
                             .document_type = row.next<std::string>(),
                             .issuer_id = row.next<std::optional<std::int64_t>>(),
                             .is_bound = row.next<bool>(),
                             .revoked_at = row.next<std::optional<Instant>>()};
        });
}

void bind_code(Database& database, const Code& code, const NewCode& document, Instant now) {
    database
        .prepare("UPDATE code SET document_type = ?, document_number = ?, handled_at = ?, place = ?, issuer_id = ?,"
                 " party_hash = ?, bound_at = ? WHERE code = ? AND bound_at IS NULL")
        .bind(document.document_type)
        .bind(document.document_number)
        .bind(document.handled_at)
        .bind(document.place)
        .bind(document.issuer_id)
        .bind(document.party)
        .bind(now)
        .bind(code.symbols())
        .run();
    database
        .prepare("UPDATE case_file SET place = ? WHERE evaluation_id IN"
                 " (SELECT id FROM evaluation WHERE code = ? AND satisfaction = 'dissatisfied')")
        .bind(document.place)
        .bind(code.symbols())
        .run();
    set_code_details(database, code, document);
}

std::optional<std::string> find_unit_of_block(Database& database, std::int64_t id) {
    return database.prepare("SELECT unit_id FROM code WHERE block_id = ? LIMIT 1").bind(id).find([](Statement& row) {
        return row.next<std::string>();
    });
}

} // namespace zhiping::store
