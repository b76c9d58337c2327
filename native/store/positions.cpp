#include "native/store/positions.hpp"

namespace zhiping::store {

void insert_position(Database& database, const StoredPosition& position) {
    database.prepare("INSERT INTO evaluation_position (evaluation_id, sealed, agreed_at) VALUES (?, ?, ?)")
        .bind(position.evaluation_id)
        .bind(position.sealed)
        .bind(position.agreed_at)
        .run();
}

std::optional<StoredPosition> find_position(Database& database, std::int64_t evaluation_id) {
    return database.prepare("SELECT evaluation_id, sealed, agreed_at FROM evaluation_position WHERE evaluation_id = ?")
        .bind(evaluation_id)
        .find([](Statement& row) {
            return StoredPosition{.evaluation_id = row.next<std::int64_t>(),
                                  .sealed = row.next<std::optional<SealedText>>(),
                                  .agreed_at = row.next<std::optional<Instant>>()};
        });
}

} // namespace zhiping::store
