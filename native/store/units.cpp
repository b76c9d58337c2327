#include "native/store/units.hpp"

#include "native/store/stored.hpp"

namespace zhiping::store {

void insert_unit(Database& database, const Unit& unit) {
    database
        .prepare("INSERT INTO unit (id, parent_id, level, name_zh, name_en) VALUES (?, ?, ?, ?, ?)"
                 " ON CONFLICT (id) DO UPDATE SET parent_id = excluded.parent_id, level = excluded.level,"
                 " name_zh = excluded.name_zh, name_en = excluded.name_en")
        .bind(unit.id)
        .bind(unit.parent_id)
        .bind(facts_of(levels, unit.level).id)
        .bind(unit.name.chinese)
        .bind(unit.name.english)
        .run();
}

std::optional<Unit> find_unit(Database& database, std::string_view id) {
    const auto read = [&](Statement& query) {
        return Unit{.id = std::string{id},
                    .parent_id = query.next<std::optional<std::string>>(),
                    .level = next_enum(query, levels),
                    .name = {query.next<std::string>(), query.next<std::string>()}};
    };
    return database.prepare("SELECT parent_id, level, name_zh, name_en FROM unit WHERE id = ?").bind(id).find(read);
}

bool has_units(Database& database) {
    return database.prepare("SELECT count(*) FROM (SELECT 1 FROM unit LIMIT 1) AS any").value<std::int64_t>() > 0;
}

UnitName full_unit_name(Database& database, std::string_view id) {
    auto unit = find_unit(database, id);
    auto name = unit->name; // The unit itself is shown even when it is the one at the top.
    while (unit->parent_id) {
        unit = find_unit(database, *unit->parent_id);
        if (!unit->parent_id) break;
        name.chinese = unit->name.chinese + " " + name.chinese;
        name.english = unit->name.english + ", " + name.english;
    }
    return name;
}

} // namespace zhiping::store
