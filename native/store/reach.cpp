#include "native/store/reach.hpp"

namespace zhiping::store {

std::string in_reach(std::string_view column, const Reach& reach) {
    const std::string unit{column};
    if (!reach.is_below) return unit + " = ?";
    const std::string first = reach.is_own ? "id" : "parent_id";
    return unit + " IN (WITH RECURSIVE below (id) AS (SELECT id FROM unit WHERE " + first +
           " = ? UNION SELECT unit.id FROM unit JOIN below ON unit.parent_id = below.id) SELECT id FROM below)";
}

} // namespace zhiping::store
