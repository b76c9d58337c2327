#include "native/store/places.hpp"

#include "native/store/stored.hpp"

namespace zhiping::store {

std::vector<Place> list_places(Database& database, Module module) {
    return database
        .prepare("SELECT code, unit_id, place FROM code WHERE document_number = '' AND document_type = ''"
                 " AND handled_at IS NULL AND module = ? AND revoked_at IS NULL ORDER BY unit_id, place, code")
        .bind(facts_of(modules, module).id)
        .list([](Statement& row) {
            return Place{next_parsed<Code>(row), row.next<std::string>(), row.next<std::string>()};
        });
}

} // namespace zhiping::store
