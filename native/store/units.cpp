#include "native/store/units.hpp"

#include "native/store/stored.hpp"
#include "shared/cases/case_status.hpp"

namespace zhiping::store {

namespace {

std::optional<ReconsiderationBody> next_body(Statement& query) {
    auto chinese = query.next<std::optional<std::string>>();
    auto english = query.next<std::optional<std::string>>();
    if (!chinese || !english) return std::nullopt;
    return ReconsiderationBody{*std::move(chinese), *std::move(english)};
}

} // namespace

void insert_unit(Database& database, const Unit& unit) {
    const auto& body = unit.reconsideration;
    const bool has_body = body && !body->chinese.empty();
    database
        .prepare("INSERT INTO unit (id, parent_id, level, name_zh, name_en, reconsideration_zh, reconsideration_en)"
                 " VALUES (?, ?, ?, ?, ?, ?, ?)"
                 " ON CONFLICT (id) DO UPDATE SET parent_id = excluded.parent_id, level = excluded.level,"
                 " name_zh = excluded.name_zh, name_en = excluded.name_en,"
                 " reconsideration_zh = excluded.reconsideration_zh, reconsideration_en = excluded.reconsideration_en")
        .bind(unit.id)
        .bind(unit.parent_id)
        .bind(facts_of(levels, unit.level).id)
        .bind(unit.name.chinese)
        .bind(unit.name.english)
        .bind(has_body ? std::optional{body->chinese} : std::nullopt)
        .bind(has_body ? std::optional{body->english} : std::nullopt)
        .run();
}

std::optional<Unit> find_unit(Database& database, std::string_view id) {
    const auto read = [&](Statement& query) {
        return Unit{.id = std::string{id},
                    .parent_id = query.next<std::optional<std::string>>(),
                    .level = next_enum(query, levels),
                    .name = {query.next<std::string>(), query.next<std::string>()},
                    .reconsideration = next_body(query)};
    };
    return database
        .prepare("SELECT parent_id, level, name_zh, name_en, reconsideration_zh, reconsideration_en FROM unit"
                 " WHERE id = ?")
        .bind(id)
        .find(read);
}

bool has_units(Database& database) {
    return database.prepare("SELECT count(*) FROM (SELECT 1 FROM unit LIMIT 1) AS any").value<std::int64_t>() > 0;
}

bool has_units_below(Database& database, std::string_view id) {
    return database.prepare("SELECT count(*) FROM unit WHERE parent_id = ?").bind(id).value<std::int64_t>() > 0;
}

std::vector<std::pair<std::string, std::optional<std::string>>> list_parents(Database& database) {
    return database.prepare("SELECT id, parent_id FROM unit").list([](Statement& row) {
        auto id = row.next<std::string>();
        return std::pair{std::move(id), row.next<std::optional<std::string>>()};
    });
}

std::vector<UnitLine> list_unit_lines(Database& database, const Reach& reach, std::int64_t most) {
    return database
        .prepare("SELECT id, parent_id, level, name_zh, name_en, reconsideration_zh, reconsideration_en,"
                 " (SELECT count(*) FROM case_file WHERE case_file.unit_id = unit.id AND status <> ?),"
                 " (SELECT count(*) FROM staff WHERE staff.unit_id = unit.id AND is_disabled = 0)"
                 " FROM unit WHERE " +
                 in_reach("id", reach) + " ORDER BY id LIMIT ?")
        .bind(facts_of(case_statuses, CaseStatus::Closed).id)
        .bind(reach.unit_id)
        .bind(most)
        .list([](Statement& row) {
            auto id = row.next<std::string>();
            Unit unit{.id = std::move(id),
                      .parent_id = row.next<std::optional<std::string>>(),
                      .level = next_enum(row, levels),
                      .name = {row.next<std::string>(), row.next<std::string>()},
                      .reconsideration = next_body(row)};
            const auto open_cases = row.next<int>();
            return UnitLine{std::move(unit), open_cases, row.next<int>()};
        });
}

std::vector<NamedUnit> list_units(Database& database, const Reach& reach, std::int64_t most) {
    return database
        .prepare("SELECT id, name_zh, name_en FROM unit WHERE " + in_reach("id", reach) + " ORDER BY id LIMIT ?")
        .bind(reach.unit_id)
        .bind(most)
        .list([](Statement& row) {
            auto id = row.next<std::string>(), chinese = row.next<std::string>();
            return NamedUnit{std::move(id), {std::move(chinese), row.next<std::string>()}};
        });
}

ShownUnit show_unit(Database& database, std::string_view id) {
    auto unit = find_unit(database, id);
    // The unit itself is shown even when it is the one at the top.
    ShownUnit shown{.name = unit->name, .reconsideration = unit->reconsideration};
    auto& name = shown.name;
    while (unit->parent_id) {
        unit = find_unit(database, *unit->parent_id);
        if (!shown.reconsideration) shown.reconsideration = unit->reconsideration;
        if (!unit->parent_id) break;
        name.chinese = unit->name.chinese + " " + name.chinese;
        name.english = unit->name.english + ", " + name.english;
    }
    return shown;
}

} // namespace zhiping::store
