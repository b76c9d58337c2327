#include "native/store/codes.hpp"

#include "native/store/stored.hpp"
#include "native/store/units.hpp"

namespace zhiping::store {

namespace {

// Column 0 is unit_id, then the columns follow the members of CodeFacts.
CodeFacts read_facts(Database& database, Statement& query, const Code& code) {
    return {.code = code,
            .module = stored_enum(modules, query.text(1), "module"),
            .unit = full_unit_name(database, query.text(0)),
            .document_type = query.text(2),
            .document_number = query.text(3),
            .handled_at = query.is_null(4) ? std::nullopt : std::optional{query.instant(4)},
            .place = query.text(5)};
}

} // namespace

void insert_code(Database& database, const Code& code, const NewCode& about, Instant now) {
    database
        .prepare("INSERT INTO code (code, module, unit_id, document_type, document_number, handled_at, place,"
                 " officers, created_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)")
        .bind(code.symbols())
        .bind(facts_of(modules, about.module).id)
        .bind(about.unit_id)
        .bind(about.document_type)
        .bind(about.document_number)
        .bind(about.handled_at)
        .bind(about.place)
        .bind(about.officers)
        .bind(now)
        .run();
}

std::optional<FoundCode> find_code(Database& database, const Code& code) {
    auto query = database.prepare("SELECT unit_id, module, document_type, document_number, handled_at, place,"
                                  " revoked_at IS NOT NULL FROM code WHERE code = ?");
    query.bind(code.symbols());
    if (!query.step()) return std::nullopt;
    return FoundCode{.facts = read_facts(database, query, code), .is_revoked = query.integer(6) != 0};
}

std::optional<CodeState> find_code_state(Database& database, const Code& code) {
    auto query = database.prepare("SELECT module, revoked_at IS NOT NULL FROM code WHERE code = ?");
    query.bind(code.symbols());
    if (!query.step()) return std::nullopt;
    return CodeState{.module = stored_enum(modules, query.text(0), "module"), .is_revoked = query.integer(1) != 0};
}

bool revoke_code(Database& database, const Code& code, Instant now) {
    database.prepare("UPDATE code SET revoked_at = COALESCE(revoked_at, ?) WHERE code = ?")
        .bind(now)
        .bind(code.symbols())
        .run();
    return database.changed_rows() > 0;
}

std::vector<CodeFacts> list_codes(Database& database, const CodeFilter& filter) {
    auto query = database.prepare("SELECT unit_id, module, document_type, document_number, handled_at, place, code"
                                  " FROM code WHERE revoked_at IS NULL AND module = COALESCE(?, module)"
                                  " AND unit_id = COALESCE(?, unit_id) ORDER BY created_at, code");
    query.bind(filter.module ? std::optional{facts_of(modules, *filter.module).id} : std::nullopt);
    query.bind(filter.unit_id);
    std::vector<CodeFacts> codes;
    while (query.step()) codes.push_back(read_facts(database, query, stored(Code::parse(query.text(6)), "code")));
    return codes;
}

} // namespace zhiping::store
