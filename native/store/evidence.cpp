#include "native/store/evidence.hpp"

#include "native/store/stored.hpp"

namespace zhiping::store {

namespace {

// Every query here begins with these columns; the functions below count them in this order.
const std::string evidence_columns =
    "evidence.evaluation_id, position, content_hash, format, size, evidence.received_at, token_hash, file_id,"
    " COALESCE(key_id, ''), COALESCE(wrapped_key, x''), removed_at";

const std::string select_with_receipt =
    "SELECT " + evidence_columns +
    ", receipt FROM evidence LEFT JOIN evaluation ON evaluation.id = evidence.evaluation_id";

EvidencePlace read_place(const Statement& query) { return {query.integer(0), static_cast<int>(query.integer(1))}; }

Sealing read_sealing(const Statement& query) {
    return {stored_bytes<decltype(Sealing::file_id)>(query, 7, "file_id"), query.text(8), query.blob(9)};
}

StoredEvidence read_evidence(const Statement& query) {
    StoredEvidence found{.evidence = {.hash = stored_bytes<Sha256>(query, 2, "content_hash"),
                                      .format = stored_enum(evidence_formats, query.text(3), "format"),
                                      .bytes = static_cast<std::uint64_t>(query.integer(4)),
                                      .received = query.instant(5)},
                         .token = stored_bytes<Digest>(query, 6, "token_hash"),
                         .sealing = read_sealing(query)};
    if (!query.is_null(10)) found.removed = query.instant(10);
    return found;
}

std::pair<ReceiptNumber, StoredEvidence> read_with_receipt(const Statement& query) {
    return {stored(ReceiptNumber::parse(query.text(11)), "receipt"), read_evidence(query)};
}

} // namespace

void insert_evidence(Database& database, const EvidencePlace& place, const StoredEvidence& stored) {
    database
        .prepare("INSERT INTO evidence (evaluation_id, position, token_hash, content_hash, format, size, received_at,"
                 " file_id, key_id, wrapped_key) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
        .bind(place.evaluation_id)
        .bind(place.position)
        .bind(stored.token)
        .bind(stored.evidence.hash)
        .bind(facts_of(evidence_formats, stored.evidence.format).id)
        .bind(stored.evidence.bytes)
        .bind(stored.evidence.received)
        .bind(stored.sealing.file_id)
        .bind(stored.sealing.key_id)
        .bind(stored.sealing.wrapped_key)
        .run();
}

std::vector<StoredEvidence> list_evidence(Database& database, std::int64_t evaluation_id) {
    auto query =
        database.prepare("SELECT " + evidence_columns + " FROM evidence WHERE evaluation_id = ? ORDER BY position");
    query.bind(evaluation_id);
    std::vector<StoredEvidence> all;
    while (query.step()) all.push_back(read_evidence(query));
    return all;
}

std::optional<std::pair<ReceiptNumber, StoredEvidence>> find_evidence(Database& database, const EvidencePlace& place) {
    auto query = database.prepare(select_with_receipt + " WHERE evidence.evaluation_id = ? AND position = ?");
    query.bind(place.evaluation_id).bind(place.position);
    if (!query.step()) return std::nullopt;
    return read_with_receipt(query);
}

void list_all_evidence(Database& database, const VisitEvidence& visit, const UnreadableEvidence& unreadable) {
    auto query = database.prepare(select_with_receipt + " ORDER BY evidence.evaluation_id, position");
    while (query.step()) {
        const auto place = read_place(query);
        const auto found =
            read_or_tell([&] { return read_with_receipt(query); },
                         [&](const std::string& problem) { unreadable(place, query.text(11), problem); });
        if (found) visit(place, found->first, found->second);
    }
}

std::vector<EvidencePlace> list_evidence_before(Database& database, Instant moment) {
    auto query = database.prepare("SELECT evaluation_id, position FROM evidence WHERE received_at < ?"
                                  " AND removed_at IS NULL ORDER BY evaluation_id, position");
    query.bind(moment);
    std::vector<EvidencePlace> places;
    while (query.step()) places.push_back(read_place(query));
    return places;
}

bool remove_evidence(Database& database, const EvidencePlace& place, Instant now) {
    database
        .prepare("UPDATE evidence SET key_id = NULL, wrapped_key = NULL, removed_at = ?"
                 " WHERE evaluation_id = ? AND position = ? AND removed_at IS NULL")
        .bind(now)
        .bind(place.evaluation_id)
        .bind(place.position)
        .run();
    return database.changed_rows() > 0;
}

std::vector<Sealing> list_sealings_not_wrapped_by(Database& database, std::string_view key_id) {
    auto query = database.prepare("SELECT file_id, key_id, wrapped_key FROM evidence WHERE key_id <> ?"
                                  " UNION ALL SELECT file_id, key_id, wrapped_key FROM upload WHERE key_id <> ?");
    query.bind(key_id).bind(key_id);
    std::vector<Sealing> all;
    while (query.step())
        all.push_back({stored_bytes<decltype(Sealing::file_id)>(query, 0, "file_id"), query.text(1), query.blob(2)});
    return all;
}

void rewrap(Database& database, const Sealing& sealing) {
    for (const auto* update :
         {"UPDATE evidence SET key_id = ?, wrapped_key = ? WHERE file_id = ? AND removed_at IS NULL",
          "UPDATE upload SET key_id = ?, wrapped_key = ? WHERE file_id = ?"})
        database.prepare(update).bind(sealing.key_id).bind(sealing.wrapped_key).bind(sealing.file_id).run();
}

std::size_t count_sealed_files(Database& database, const std::optional<std::string_view>& key_id) {
    auto query =
        database.prepare("SELECT COUNT(*) FROM (SELECT key_id FROM evidence UNION ALL SELECT key_id FROM upload)"
                         " WHERE key_id = COALESCE(?, key_id)");
    query.bind(key_id).step();
    return static_cast<std::size_t>(query.integer(0));
}

void append_evidence_link(Database& database, const EvidenceLink& link) {
    database
        .prepare("INSERT INTO evidence_link (number, event, evaluation_id, position, at, head)"
                 " VALUES ((SELECT COALESCE(MAX(number), 0) + 1 FROM evidence_link), ?, ?, ?, ?, ?)")
        .bind(facts_of(evidence_events, link.event).id)
        .bind(link.place.evaluation_id)
        .bind(link.place.position)
        .bind(link.at)
        .bind(link.head)
        .run();
}

Sha256 last_evidence_head(Database& database) {
    auto query = database.prepare("SELECT head FROM evidence_link ORDER BY number DESC LIMIT 1");
    return query.step() ? stored_bytes<Sha256>(query, 0, "head") : Sha256{};
}

std::optional<Sha256> find_evidence_head(Database& database, std::int64_t evaluation_id) {
    auto query = database.prepare("SELECT head FROM evidence_link WHERE evaluation_id = ? AND event = 'accepted'"
                                  " ORDER BY position DESC LIMIT 1");
    query.bind(evaluation_id);
    if (!query.step()) return std::nullopt;
    return stored_bytes<Sha256>(query, 0, "head");
}

void list_evidence_links(Database& database, const std::function<void(std::int64_t, const EvidenceLink&)>& visit,
                         const std::function<void(std::int64_t, const std::string&)>& unreadable) {
    auto query =
        database.prepare("SELECT evaluation_id, position, event, at, head, number FROM evidence_link ORDER BY number");
    const auto read = [&] {
        return EvidenceLink{.event = stored_enum(evidence_events, query.text(2), "event"),
                            .place = read_place(query),
                            .at = query.instant(3),
                            .head = stored_bytes<Sha256>(query, 4, "head")};
    };
    while (query.step()) {
        const auto number = query.integer(5);
        const auto link = read_or_tell(read, [&](const std::string& problem) { unreadable(number, problem); });
        if (link) visit(number, *link);
    }
}

} // namespace zhiping::store
