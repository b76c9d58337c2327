#include "native/store/places.hpp"

#include "native/store/stored.hpp"

namespace zhiping::store {

std::vector<Place> list_places(Database& database, Module module, Instant now) {
    return database
        .prepare("SELECT code, unit_id, place FROM code WHERE document_number = '' AND block_id IS NULL AND handled_at "
                 "IS NULL AND module = ?"
                 " AND (revoked_at IS NULL OR revoked_at > ?) ORDER BY unit_id, place, code")
        .bind(facts_of(modules, module).id)
        .bind(now)
        .list([](Statement& row) {
            return Place{next_parsed<Code>(row), row.next<std::string>(), row.next<std::string>()};
        });
}

std::optional<Code> find_code_of_place(Database& database, const std::string& unit_id, Module module,
                                       const std::string& name, Instant now) {
    return database
        .prepare("SELECT code FROM code WHERE unit_id = ? AND module = ? AND place = ? AND document_number = ''"
                 " AND block_id IS NULL AND handled_at IS NULL AND (revoked_at IS NULL OR revoked_at > ?)"
                 " ORDER BY code LIMIT 1")
        .bind(unit_id)
        .bind(facts_of(modules, module).id)
        .bind(name)
        .bind(now)
        .find([](Statement& row) { return next_parsed<Code>(row); });
}

} // namespace zhiping::store
