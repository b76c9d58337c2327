#include "native/store/reach.hpp"

#include "shared/units/badge_key.hpp"

namespace zhiping::store {

std::string in_reach(std::string_view column, const Reach& reach) {
    const std::string unit{column};
    if (!reach.is_below) return unit + " = ?";
    const std::string first = reach.is_own ? "id" : "parent_id";
    return unit + " IN (WITH RECURSIVE below (id) AS (SELECT id FROM unit WHERE " + first +
           " = ? UNION SELECT unit.id FROM unit JOIN below ON unit.parent_id = below.id) SELECT id FROM below)";
}

void bind_reader(Statement& query, const Reach& reach) {
    query.bind(badge_key(reach.reader.badge)).bind(reach.reader.name).bind(reach.unit_id);
}

bool is_in_reach(Database& database, const Reach& reach, std::string_view unit_id) {
    if (reach.is_none()) return false;
    return database.prepare("SELECT count(*) FROM unit WHERE id = ? AND " + in_reach("id", reach))
               .bind(unit_id)
               .bind(reach.unit_id)
               .value<std::int64_t>() > 0;
}

} // namespace zhiping::store
