#include "native/store/codes.hpp"

#include "native/store/stored.hpp"
#include "native/store/units.hpp"

#include <map>

namespace zhiping::store {

namespace {

std::optional<Instant> revoked_at_of(const Statement& query, int column) {
    return query.is_null(column) ? std::nullopt : std::optional{query.instant(column)};
}

// Column 0 is unit_id, then the columns follow the members of CodeFacts.
CodeFacts read_facts(Statement& query, const Code& code, const UnitName& unit) {
    return {.code = code,
            .module = stored_enum(modules, query.text(1), "module"),
            .unit = unit,
            .document_type = query.text(2),
            .document_number = query.text(3),
            .handled_at = query.is_null(4) ? std::nullopt : std::optional{query.instant(4)},
            .place = query.text(5)};
}

// Column 6 is the code. The names of a unit are put together once.
std::vector<CodeFacts> read_all(Database& database, Statement query) {
    std::vector<CodeFacts> codes;
    std::map<std::string, UnitName> units;
    while (query.step()) {
        const auto unit_id = query.text(0);
        auto unit = units.find(unit_id);
        if (unit == units.end()) unit = units.emplace(unit_id, full_unit_name(database, unit_id)).first;
        codes.push_back(read_facts(query, stored(Code::parse(query.text(6)), "code"), unit->second));
    }
    return codes;
}

} // namespace

void insert_code(Database& database, const Code& code, const NewCode& about, Instant now,
                 const std::optional<ImportPlace>& place) {
    database
        .prepare("INSERT INTO code (code, module, unit_id, document_type, document_number, handled_at, place,"
                 " officers, created_at, import_id, import_row) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
        .bind(code.symbols())
        .bind(facts_of(modules, about.module).id)
        .bind(about.unit_id)
        .bind(about.document_type)
        .bind(about.document_number)
        .bind(about.handled_at)
        .bind(about.place)
        .bind(about.officers)
        .bind(now)
        .bind(place ? std::optional{place->import_id} : std::nullopt)
        .bind(place ? std::optional{place->row} : std::nullopt)
        .run();
}

std::optional<FoundCode> find_code(Database& database, const Code& code) {
    auto query = database.prepare("SELECT unit_id, module, document_type, document_number, handled_at, place,"
                                  " revoked_at FROM code WHERE code = ?");
    query.bind(code.symbols());
    if (!query.step()) return std::nullopt;
    return FoundCode{.facts = read_facts(query, code, full_unit_name(database, query.text(0))),
                     .revoked_at = revoked_at_of(query, 6)};
}

std::optional<CodeState> find_code_state(Database& database, const Code& code) {
    auto query = database.prepare("SELECT module, revoked_at FROM code WHERE code = ?");
    query.bind(code.symbols());
    if (!query.step()) return std::nullopt;
    return CodeState{.module = stored_enum(modules, query.text(0), "module"), .revoked_at = revoked_at_of(query, 1)};
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
    return read_all(database, std::move(query));
}

std::vector<CodeFacts> list_codes_of_import(Database& database, std::int64_t import_id) {
    auto query = database.prepare("SELECT unit_id, module, document_type, document_number, handled_at, place, code"
                                  " FROM code WHERE import_id = ? AND revoked_at IS NULL ORDER BY import_row");
    query.bind(import_id);
    return read_all(database, std::move(query));
}

} // namespace zhiping::store
