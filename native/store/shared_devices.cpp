#include "native/store/shared_devices.hpp"

namespace zhiping::store {

namespace {

std::optional<std::int64_t> find_first(Database& database, std::int64_t evaluation_id) {
    return database.prepare("SELECT first_id FROM shared_device WHERE evaluation_id = ?")
        .bind(evaluation_id)
        .find([](Statement& row) { return row.next<std::int64_t>(); });
}

} // namespace

std::vector<ConfirmedEvaluation> list_confirmed_on(Database& database, const Digest& device, Instant since) {
    return database
        .prepare("SELECT DISTINCT evaluation_person.evaluation_id, person_id FROM one_time_code"
                 " JOIN person ON person.phone_digest = one_time_code.phone_digest"
                 " JOIN evaluation_person ON evaluation_person.evaluation_id = one_time_code.evaluation_id"
                 " AND evaluation_person.person_id = person.id"
                 " WHERE device_digest = ? AND one_time_code.made_at > ? ORDER BY evaluation_person.evaluation_id")
        .bind(device)
        .bind(since)
        .list([](Statement& row) {
            return ConfirmedEvaluation{row.next<std::int64_t>(), row.next<std::int64_t>()};
        });
}

void keep_shared_device(Database& database, const std::vector<ConfirmedEvaluation>& confirmed, Instant now) {
    auto first = confirmed.front().evaluation_id;
    for (const auto& each : confirmed)
        if (const auto known = find_first(database, each.evaluation_id)) {
            first = *known;
            break;
        }
    for (const auto& each : confirmed)
        database
            .prepare("INSERT INTO shared_device (evaluation_id, first_id, kept_at) VALUES (?, ?, ?)"
                     " ON CONFLICT (evaluation_id) DO NOTHING")
            .bind(each.evaluation_id)
            .bind(first)
            .bind(now)
            .run();
}

void delete_shared_devices_before(Database& database, Instant first_kept) {
    database.prepare("DELETE FROM shared_device WHERE kept_at < ?").bind(first_kept).run();
}

} // namespace zhiping::store
