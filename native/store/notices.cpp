#include "native/store/notices.hpp"

#include "native/store/stored.hpp"

namespace zhiping::store {

namespace {

const std::string select_notice = "SELECT id, message_id, kind, evaluation_id, person_id, about_unit_id, due_date,"
                                  " made_at, unit_id, role, badge, state, channel, tries, next_try_at, ended_at,"
                                  " problem FROM notice ";

std::optional<NoticeReaders> read_readers(Statement& row) {
    const auto unit_id = row.next<std::optional<std::string>>();
    const auto role = row.next_optional([&] { return next_enum(row, roles); });
    const auto badge = row.next<std::string>();
    return unit_id ? std::optional{NoticeReaders{*unit_id, role, badge}} : std::nullopt;
}

StoredNotice read_notice(Statement& row) {
    const auto id = row.next<std::int64_t>();
    NewNotice notice{.message_id = next_bytes<MessageId>(row),
                     .kind = next_enum(row, notice_kinds),
                     .evaluation_id = row.next<std::optional<std::int64_t>>(),
                     .person_id = row.next<std::optional<std::int64_t>>(),
                     .about_unit_id = row.next<std::optional<std::string>>(),
                     .due = row.next_optional([&] { return next_date(row); }),
                     .made = row.next<Instant>()};
    notice.readers = read_readers(row);
    return {.id = id,
            .notice = std::move(notice),
            .state = next_enum(row, notice_states),
            .channel = row.next_optional([&] { return next_enum(row, notice_channels); }),
            .tries = row.next<int>(),
            .next_try = row.next<std::optional<Instant>>(),
            .ended = row.next<std::optional<Instant>>(),
            .problem = row.next<std::string>()};
}

// Asked when they are listed and again when each is taken.
constexpr std::string_view is_due = "next_try_at IS NOT NULL AND (next_try_at <= ? OR next_try_at > ?)"
                                    " AND (lease_until IS NULL OR (channel IS NULL AND (lease_until <= ?"
                                    " OR lease_until > ?)))";
// By the index of leases, of which there are few, however many notices wait.
constexpr std::string_view is_abandoned = "lease_until IS NOT NULL AND channel IS NOT NULL"
                                          " AND (next_try_at <= ? OR next_try_at > ?)"
                                          " AND (lease_until <= ? OR lease_until > ?)";

Statement& bind_moments(Statement& statement, Instant now) {
    return statement.bind(now).bind(now + max_notice_pause).bind(now).bind(now + max_notice_lease);
}

bool take(Database& database, const StoredNotice& notice, const std::string& condition, const NoticeClaim& claim) {
    auto statement =
        database.prepare("UPDATE notice SET lease_owner = ?, lease_until = ? WHERE id = ? AND " + condition);
    statement.bind(claim.owner).bind(claim.until).bind(notice.id);
    return bind_moments(statement, claim.now).run() > 0;
}

std::vector<StoredNotice> claim(Database& database, std::string_view which, const NoticeClaim& claim,
                                std::int64_t most) {
    const std::string condition{which};
    auto query = database.prepare(select_notice + "WHERE " + condition + " ORDER BY next_try_at, id LIMIT ?");
    auto found = bind_moments(query, claim.now).bind(most).list(read_notice);
    std::erase_if(found, [&](const StoredNotice& notice) { return !take(database, notice, condition, claim); });
    return found;
}

} // namespace

void insert_notice(Database& database, const NewNotice& notice) {
    const auto& readers = notice.readers;
    database
        .prepare("INSERT INTO notice (message_id, kind, evaluation_id, person_id, unit_id, role, badge, about_unit_id,"
                 " due_date, made_at, state, tries, next_try_at, problem)"
                 " VALUES (?, ?, ?, ?, ?, ?, ?, COALESCE(?, (SELECT unit_id FROM evaluation WHERE id = ?)), ?, ?, ?,"
                 " 0, ?, '')")
        .bind(notice.message_id)
        .bind(facts_of(notice_kinds, notice.kind).id)
        .bind(notice.evaluation_id)
        .bind(notice.person_id)
        .bind(readers ? std::optional{readers->unit_id} : std::nullopt)
        .bind(readers && readers->role ? std::optional{facts_of(roles, *readers->role).id} : std::nullopt)
        .bind(readers && !readers->badge.empty() ? std::optional{readers->badge} : std::nullopt)
        .bind(notice.about_unit_id)
        .bind(notice.evaluation_id)
        .bind(notice.due ? std::optional{to_string(*notice.due)} : std::nullopt)
        .bind(notice.made)
        .bind(facts_of(notice_states, NoticeState::Pending).id)
        .bind(first_try(notice.kind, notice.made))
        .run();
}

std::optional<Instant> find_next_notice(Database& database) {
    return database
        .prepare("SELECT next_try_at FROM notice WHERE next_try_at IS NOT NULL ORDER BY next_try_at, id LIMIT 1")
        .find([](Statement& row) { return row.next<Instant>(); });
}

std::vector<StoredNotice> claim_notices(Database& database, const NoticeClaim& by, std::int64_t most) {
    return claim(database, is_due, by, most);
}

std::vector<StoredNotice> claim_abandoned_notices(Database& database, const NoticeClaim& by, std::int64_t most) {
    return claim(database, is_abandoned, by, most);
}

bool set_notice_channel(Database& database, std::int64_t id, const std::string& owner, NoticeChannel channel) {
    return database.prepare("UPDATE notice SET channel = ? WHERE id = ? AND lease_owner = ?")
               .bind(facts_of(notice_channels, channel).id)
               .bind(id)
               .bind(owner)
               .run() > 0;
}

bool end_notice(Database& database, std::int64_t id, const std::string& owner, const NoticeEnd& end) {
    return database
               .prepare("UPDATE notice SET state = ?, ended_at = ?, problem = ?, next_try_at = NULL,"
                        " lease_owner = NULL, lease_until = NULL WHERE id = ? AND lease_owner = ?")
               .bind(facts_of(notice_states, end.state).id)
               .bind(end.at)
               .bind(end.problem)
               .bind(id)
               .bind(owner)
               .run() > 0;
}

bool pause_notice(Database& database, std::int64_t id, const std::string& owner, const NoticePause& pause) {
    return database
               .prepare("UPDATE notice SET next_try_at = ?, tries = tries + ?, problem = ?, channel = NULL,"
                        " lease_owner = NULL, lease_until = NULL WHERE id = ? AND lease_owner = ?")
               .bind(pause.next_try)
               .bind(pause.was_tried ? 1 : 0)
               .bind(pause.problem)
               .bind(id)
               .bind(owner)
               .run() > 0;
}

int count_sent_to_person(Database& database, std::int64_t person_id, Instant from, Instant until) {
    return database
        .prepare("SELECT count(*) FROM notice WHERE person_id = ? AND ((ended_at >= ? AND ended_at < ?"
                 " AND state IN (?, ?)) OR (ended_at IS NULL AND channel IS NOT NULL))")
        .bind(person_id)
        .bind(from)
        .bind(until)
        .bind(facts_of(notice_states, NoticeState::Sent).id)
        .bind(facts_of(notice_states, NoticeState::Unknown).id)
        .value<int>();
}

int count_sent_to_staff(Database& database, std::int64_t staff_id, Instant from, Instant until) {
    return database.prepare("SELECT count(*) FROM notice_reader WHERE staff_id = ? AND sent_at >= ? AND sent_at < ?")
        .bind(staff_id)
        .bind(from)
        .bind(until)
        .value<int>();
}

void insert_notice_reader(Database& database, std::int64_t notice_id, std::int64_t staff_id, Instant sent) {
    database
        .prepare("INSERT INTO notice_reader (staff_id, sent_at, notice_id) VALUES (?, ?, ?)"
                 " ON CONFLICT (staff_id, sent_at, notice_id) DO NOTHING")
        .bind(staff_id)
        .bind(sent)
        .bind(notice_id)
        .run();
}

std::vector<StoredNotice> list_notices_of(Database& database, std::int64_t evaluation_id) {
    return database.prepare(select_notice + "WHERE evaluation_id = ? AND person_id IS NOT NULL ORDER BY id")
        .bind(evaluation_id)
        .list(read_notice);
}

std::vector<StoredNotice> list_notices_of_person(Database& database, std::int64_t person_id) {
    return database.prepare(select_notice + "WHERE person_id = ? ORDER BY id").bind(person_id).list(read_notice);
}

bool has_digest(Database& database, const std::string& badge, Date day) {
    const auto begin = Instant{day} - china_offset;
    return database
        .prepare("SELECT 1 FROM notice WHERE kind = 'digest' AND badge = ? AND made_at >= ? AND made_at < ? LIMIT 1")
        .bind(badge)
        .bind(begin)
        .bind(begin + std::chrono::days{1})
        .find([](Statement&) { return true; })
        .has_value();
}

std::int64_t delete_staff_notices_before(Database& database, Instant before, std::int64_t most) {
    const auto ids = database
                         .prepare("SELECT id FROM notice WHERE ended_at < ? AND person_id IS NULL"
                                  " ORDER BY ended_at LIMIT ?")
                         .bind(before)
                         .bind(most)
                         .list([](Statement& row) { return row.next<std::int64_t>(); });
    for (const auto id : ids) {
        database.prepare("DELETE FROM notice_reader WHERE notice_id = ?").bind(id).run();
        database.prepare("DELETE FROM notice WHERE id = ?").bind(id).run();
    }
    return static_cast<std::int64_t>(ids.size());
}

void delete_notices_of(Database& database, std::int64_t evaluation_id) {
    database.prepare("DELETE FROM notice WHERE evaluation_id = ? AND person_id IS NOT NULL").bind(evaluation_id).run();
}

} // namespace zhiping::store
