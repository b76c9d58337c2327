#include "native/store/case_actions_done.hpp"

#include "native/store/stored.hpp"

namespace zhiping::store {

namespace {

DoneAction read_done(Statement& query) {
    return {.evaluation_id = query.next<std::int64_t>(), .id = next_bytes<Digest>(query), .number = query.next<int>()};
}

} // namespace

void insert_done_action(Database& database, const DoneAction& done) {
    database.prepare("INSERT INTO case_action_done (evaluation_id, action_hash, number) VALUES (?, ?, ?)")
        .bind(done.evaluation_id)
        .bind(done.id)
        .bind(done.number)
        .run();
}

std::optional<DoneAction> find_done_action(Database& database, std::int64_t evaluation_id, const Digest& id) {
    return database
        .prepare("SELECT evaluation_id, action_hash, number FROM case_action_done"
                 " WHERE evaluation_id = ? AND action_hash = ?")
        .bind(evaluation_id)
        .bind(id)
        .find(read_done);
}

} // namespace zhiping::store
