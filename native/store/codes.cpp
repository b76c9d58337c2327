#include "native/store/codes.hpp"

#include "native/store/stored.hpp"
#include "native/store/units.hpp"
#include "shared/catalogue/catalogue.hpp"

#include <cmath>
#include <map>

namespace zhiping::store {

namespace {

struct CodeRow {
    std::string unit_id;
    CodeFacts facts; // Without what its unit adds to them.
    std::optional<Instant> revoked_at;
};

// A blank code is of a document of its block's type.
const std::string select_code = "SELECT unit_id, code, module, CASE WHEN block_id IS NULL THEN document_type ELSE"
                                " (SELECT block.document_type FROM code_block AS block WHERE block.id = block_id) END,"
                                " document_number, handled_at, place, revoked_at FROM code";

const std::string after_code =
    " AND (created_at, code) > (SELECT last.created_at, last.code FROM code AS last WHERE last.code = ?)";

constexpr auto not_revoked = " (revoked_at IS NULL OR revoked_at > ?)";

CodeRow read_row(Statement& query) {
    return {.unit_id = query.next<std::string>(),
            .facts = {.code = next_parsed<Code>(query),
                      .module = next_enum(query, modules),
                      .unit = {},
                      .document_type = query.next<std::string>(),
                      .document_number = query.next<std::string>(),
                      .handled_at = query.next<std::optional<Instant>>(),
                      .place = query.next<std::string>()},
            .revoked_at = query.next<std::optional<Instant>>()};
}

CodeFacts with_unit(CodeFacts facts, const ShownUnit& unit) {
    facts.unit = unit.name;
    if (is_decision(facts.document_type)) facts.reconsideration = unit.reconsideration;
    return facts;
}

// All that it finds, which may be a hundred thousand. Each unit is put together once.
std::vector<CodeFacts> list_with_units(Database& database, Statement& query) {
    std::vector<std::string> unit_ids;
    auto codes = query.list([&](Statement& each) {
        auto row = read_row(each);
        unit_ids.push_back(std::move(row.unit_id));
        return std::move(row.facts);
    });
    std::map<std::string, ShownUnit> units;
    for (std::size_t index = 0; index < codes.size(); ++index) {
        const auto& id = unit_ids[index];
        auto unit = units.find(id);
        if (unit == units.end()) unit = units.emplace(id, show_unit(database, id)).first;
        codes[index] = with_unit(std::move(codes[index]), unit->second);
    }
    return codes;
}

constexpr double stored_in_degree = 1e7;

std::int64_t stored_degrees(double degrees) { return std::llround(degrees * stored_in_degree); }

void insert_officers(Database& database, const Code& code, const std::vector<Officer>& officers) {
    for (std::size_t index = 0; index < officers.size(); ++index)
        database.prepare("INSERT INTO code_officer (code, position, name, badge) VALUES (?, ?, ?, ?)")
            .bind(code.symbols())
            .bind(index + 1)
            .bind(officers[index].name)
            .bind(officers[index].badge)
            .run();
}

} // namespace

void insert_code(Database& database, const Code& code, const NewCode& about, Instant now,
                 const std::optional<ImportPlace>& place) {
    database
        .prepare("INSERT INTO code (code, module, unit_id, document_type, document_number, handled_at, place,"
                 " created_at, import_id, import_row, issuer_id, party_hash, block_id)"
                 " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
        .bind(code.symbols())
        .bind(facts_of(modules, about.module).id)
        .bind(about.unit_id)
        .bind(about.document_type)
        .bind(about.document_number)
        .bind(about.handled_at)
        .bind(about.place)
        .bind(now)
        .bind(place ? std::optional{place->import_id} : std::nullopt)
        .bind(place ? std::optional{place->row} : std::nullopt)
        .bind(about.issuer_id)
        .bind(about.party)
        .bind(about.block_id)
        .run();
    set_code_details(database, code, about);
}

void set_code_details(Database& database, const Code& code, const NewCode& about) {
    insert_officers(database, code, about.officers);
    if (!about.at) return;
    database.prepare("UPDATE code SET latitude = ?, longitude = ?, datum = ? WHERE code = ?")
        .bind(stored_degrees(about.at->latitude))
        .bind(stored_degrees(about.at->longitude))
        .bind(facts_of(datums, about.at->datum).id)
        .bind(code.symbols())
        .run();
}

std::optional<FoundCode> find_code(Database& database, const Code& code) {
    auto row = database.prepare(select_code + " WHERE code = ?").bind(code.symbols()).find(read_row);
    if (!row) return std::nullopt;
    return FoundCode{.facts = with_unit(std::move(row->facts), show_unit(database, row->unit_id)),
                     .revoked_at = row->revoked_at};
}

NewCode read_whole_code(Database& database, const Code& code) {
    auto about = database
                     .prepare("SELECT module, unit_id, document_type, document_number, handled_at, place, issuer_id,"
                              " CASE WHEN bound_at IS NULL THEN block_id END FROM code WHERE code = ?")
                     .bind(code.symbols())
                     .find([](Statement& row) {
                         return NewCode{.module = next_enum(row, modules),
                                        .unit_id = row.next<std::string>(),
                                        .document_type = row.next<std::string>(),
                                        .document_number = row.next<std::string>(),
                                        .handled_at = row.next<std::optional<Instant>>(),
                                        .place = row.next<std::string>(),
                                        .issuer_id = row.next<std::optional<std::int64_t>>(),
                                        .block_id = row.next<std::optional<std::int64_t>>()};
                     })
                     .value();
    about.officers = list_code_officers(database, code.symbols());
    about.at = find_code_coordinates(database, code);
    return about;
}

std::optional<Coordinates> find_code_coordinates(Database& database, const Code& code) {
    return database.prepare("SELECT latitude, longitude, datum FROM code WHERE code = ? AND datum IS NOT NULL")
        .bind(code.symbols())
        .find([](Statement& row) {
            const auto degrees = [&] { return static_cast<double>(row.next<std::int64_t>()) / stored_in_degree; };
            const auto latitude = degrees(), longitude = degrees();
            return Coordinates{latitude, longitude, next_enum(row, datums)};
        });
}

std::optional<CodeState> find_code_state(Database& database, const Code& code) {
    const auto read = [](Statement& query) {
        return CodeState{.module = next_enum(query, modules),
                         .unit_id = query.next<std::string>(),
                         .is_on_document = query.next<bool>(),
                         .is_of_block = query.next<bool>(),
                         .is_blank = query.next<bool>(),
                         .revoked_at = query.next<std::optional<Instant>>()};
    };
    return database
        .prepare("SELECT module, unit_id, CASE WHEN document_number <> '' OR block_id IS NOT NULL THEN 1 ELSE 0 END,"
                 " CASE WHEN block_id IS NULL THEN 0 ELSE 1 END, CASE WHEN document_number = '' AND block_id IS NOT "
                 "NULL THEN 1 ELSE 0 END, revoked_at FROM code"
                 " WHERE code = ?")
        .bind(code.symbols())
        .find(read);
}

std::vector<Officer> list_code_officers(Database& database, std::string_view code) {
    return database.prepare("SELECT name, badge FROM code_officer WHERE code = ? ORDER BY position")
        .bind(code)
        .list([](Statement& query) {
            return Officer{query.next<std::string>(), query.next<std::string>()};
        });
}

std::vector<Officer> list_officers_of_bound(Database& database, std::int64_t evaluation_id) {
    return database
        .prepare("SELECT name, badge FROM evaluation JOIN code ON code.code = evaluation.code"
                 " JOIN code_officer ON code_officer.code = code.code"
                 " WHERE evaluation.id = ? AND bound_at IS NOT NULL ORDER BY position")
        .bind(evaluation_id)
        .list([](Statement& query) {
            return Officer{query.next<std::string>(), query.next<std::string>()};
        });
}

std::optional<CodeParty> find_party(Database& database, const Code& code) {
    return database
        .prepare("SELECT issuer_id, party_hash FROM code WHERE code = ? AND party_hash IS NOT NULL"
                 " AND issuer_id IS NOT NULL")
        .bind(code.symbols())
        .find([](Statement& row) {
            const auto issuer_id = row.next<std::int64_t>();
            return CodeParty{issuer_id, next_bytes<Sha256>(row)};
        });
}

bool revoke_code(Database& database, const Code& code, Instant from) {
    return database
               .prepare("UPDATE code SET revoked_at = CASE WHEN revoked_at <= ? THEN revoked_at ELSE ? END"
                        " WHERE code = ?")
               .bind(from)
               .bind(from)
               .bind(code.symbols())
               .run() > 0;
}

std::vector<CodeFacts> list_codes(Database& database, const CodeFilter& filter, Instant now) {
    // What is not asked for is not in the query, so that the index of units is used.
    auto query = database.prepare(select_code + " WHERE" + not_revoked + (filter.block_id ? " AND block_id = ?" : "") +
                                  (filter.unit_id ? " AND unit_id = ?" : "") +
                                  (filter.module ? " AND module = ?" : "") + (filter.after ? after_code : "") +
                                  " ORDER BY created_at, code" + (filter.most ? " LIMIT ?" : ""));
    query.bind(now);
    if (filter.block_id) query.bind(*filter.block_id);
    if (filter.unit_id) query.bind(*filter.unit_id);
    if (filter.module) query.bind(facts_of(modules, *filter.module).id);
    if (filter.after) query.bind(filter.after->symbols());
    if (filter.most) query.bind(*filter.most);
    return list_with_units(database, query);
}

std::vector<CodeFacts> list_codes_of_import(Database& database, std::int64_t import_id, Instant now) {
    auto query = database.prepare(select_code + " WHERE import_id = ? AND" + not_revoked + " ORDER BY import_row");
    return list_with_units(database, query.bind(import_id).bind(now));
}

std::vector<CodeFacts> list_codes_of_document(Database& database, const std::string& number, Instant from,
                                              Instant until, Instant now) {
    auto query = database.prepare(select_code +
                                  " WHERE replace(document_number, ' ', '') = ? AND document_number <> ''"
                                  " AND handled_at >= ? AND handled_at < ? AND" +
                                  not_revoked + " ORDER BY unit_id, document_type, code");
    query.bind(number).bind(from).bind(until).bind(now);
    return list_with_units(database, query);
}

} // namespace zhiping::store
