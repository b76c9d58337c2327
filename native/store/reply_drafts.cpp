#include "native/store/reply_drafts.hpp"

#include "native/store/stored.hpp"

namespace zhiping::store {

void put_reply_draft(Database& database, const DraftKey& key, const StoredDraft& stored) {
    database
        .prepare("INSERT INTO reply_draft (evaluation_id, staff_id, draft, saved_at) VALUES (?, ?, ?, ?)"
                 " ON CONFLICT (evaluation_id, staff_id) DO UPDATE SET draft = excluded.draft,"
                 " saved_at = excluded.saved_at")
        .bind(key.evaluation_id)
        .bind(key.staff_id)
        .bind(stored.draft)
        .bind(stored.saved)
        .run();
}

std::optional<StoredDraft> find_reply_draft(Database& database, const DraftKey& key) {
    return database.prepare("SELECT draft, saved_at FROM reply_draft WHERE evaluation_id = ? AND staff_id = ?")
        .bind(key.evaluation_id)
        .bind(key.staff_id)
        .find([](Statement& query) {
            return StoredDraft{.draft = query.next<std::string>(), .saved = query.next<Instant>()};
        });
}

std::vector<Officer> list_other_writers(Database& database, const DraftKey& key, Instant since) {
    return database
        .prepare("SELECT staff.name, staff.badge FROM reply_draft JOIN staff ON staff.id = reply_draft.staff_id"
                 " WHERE evaluation_id = ? AND staff_id <> ? AND saved_at > ? ORDER BY staff.name, staff.badge")
        .bind(key.evaluation_id)
        .bind(key.staff_id)
        .bind(since)
        .list([](Statement& row) {
            auto name = row.next<std::string>();
            return Officer{std::move(name), row.next<std::string>()};
        });
}

bool delete_reply_draft(Database& database, const DraftKey& key) {
    return database.prepare("DELETE FROM reply_draft WHERE evaluation_id = ? AND staff_id = ?")
               .bind(key.evaluation_id)
               .bind(key.staff_id)
               .run() > 0;
}

void delete_reply_drafts(Database& database, std::int64_t evaluation_id) {
    database.prepare("DELETE FROM reply_draft WHERE evaluation_id = ?").bind(evaluation_id).run();
}

} // namespace zhiping::store
