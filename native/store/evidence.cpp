#include "native/store/evidence.hpp"

#include "native/store/pages.hpp"
#include "native/store/stored.hpp"

namespace zhiping::store {

namespace {

const std::string evidence_columns = "content_hash, format, size, evidence.received_at, token_hash, file_id, key_id,"
                                     " wrapped_key, removed_at, event";

// The receipt is not there when the evaluation was taken out.
const std::string select_with_receipt = "SELECT evidence.evaluation_id, position, receipt, " + evidence_columns +
                                        " FROM evidence LEFT JOIN evaluation ON evaluation.id = evidence.evaluation_id";

EvidencePlace read_place(Statement& query) {
    return {.evaluation_id = query.next<std::int64_t>(), .position = query.next<int>()};
}

StoredEvidence read_evidence(Statement& query) {
    return {.evidence = {.hash = next_bytes<Sha256>(query),
                         .format = next_enum(query, evidence_formats),
                         .bytes = query.next<std::uint64_t>(),
                         .received = query.next<Instant>()},
            .token = next_bytes<Digest>(query),
            .sealing = next_sealing(query),
            .removed = query.next<std::optional<Instant>>(),
            .event = query.next<std::optional<int>>()};
}

using WithReceipt = std::pair<ReceiptNumber, StoredEvidence>;

struct ListedEvidence {
    EvidencePlace place;
    std::string receipt;
    Readable<WithReceipt> found;
};

ListedEvidence read_listed(Statement& query) {
    ListedEvidence listed{.place = read_place(query), .receipt = query.next<std::string>(), .found = {}};
    listed.found = read_if_readable([&] {
        return WithReceipt{stored(ReceiptNumber::parse(listed.receipt), query), read_evidence(query)};
    });
    return listed;
}

} // namespace

void insert_evidence(Database& database, const EvidencePlace& place, const StoredEvidence& stored) {
    database
        .prepare("INSERT INTO evidence (evaluation_id, position, token_hash, content_hash, format, size, received_at,"
                 " file_id, key_id, wrapped_key, event) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
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
        .bind(stored.event)
        .run();
}

std::vector<StoredEvidence> list_evidence(Database& database, std::int64_t evaluation_id) {
    return database.prepare("SELECT " + evidence_columns + " FROM evidence WHERE evaluation_id = ? ORDER BY position")
        .bind(evaluation_id)
        .list(read_evidence);
}

std::optional<std::pair<ReceiptNumber, StoredEvidence>> find_evidence(Database& database, const EvidencePlace& place) {
    const auto read = [](Statement& query) {
        read_place(query);
        return WithReceipt{next_parsed<ReceiptNumber>(query), read_evidence(query)};
    };
    return database.prepare(select_with_receipt + " WHERE evidence.evaluation_id = ? AND position = ?")
        .bind(place.evaluation_id)
        .bind(place.position)
        .find(read);
}

std::optional<StoredEvidence> find_evidence(Database& database, const ReceiptNumber& receipt, int position) {
    return database
        .prepare("SELECT " + evidence_columns +
                 " FROM evidence JOIN evaluation ON evaluation.id = evidence.evaluation_id" +
                 " WHERE receipt = ? AND position = ?")
        .bind(receipt.text())
        .bind(position)
        .find(read_evidence);
}

std::vector<EvidenceState> list_evidence_after(Database& database, const EvidencePlace& place,
                                               std::int64_t max_pieces) {
    const auto read = [](Statement& query) {
        return EvidenceState{.place = read_place(query),
                             .receipt = query.next<std::string>(),
                             .is_removed = query.next<std::optional<Instant>>().has_value()};
    };
    return database
        .prepare("SELECT evidence.evaluation_id, position, receipt, removed_at"
                 " FROM evidence LEFT JOIN evaluation ON evaluation.id = evidence.evaluation_id"
                 " WHERE (evidence.evaluation_id, position) > (?, ?)"
                 " ORDER BY evidence.evaluation_id, position LIMIT ?")
        .bind(place.evaluation_id)
        .bind(place.position)
        .bind(max_pieces)
        .list(read);
}

void list_all_evidence(Database& database, const VisitEvidence& visit, const UnreadableEvidence& unreadable) {
    for_each_row(
        [&](const ListedEvidence* last) {
            return database
                .prepare(select_with_receipt + " WHERE (evidence.evaluation_id, position) > (?, ?)"
                                               " ORDER BY evidence.evaluation_id, position LIMIT ?")
                .bind(last ? last->place.evaluation_id : 0)
                .bind(last ? last->place.position : 0)
                .bind(max_page_rows)
                .list(read_listed);
        },
        [&](const ListedEvidence& listed) {
            const auto& [value, problem] = listed.found;
            if (value)
                visit(listed.place, value->first, value->second);
            else
                unreadable(listed.place, listed.receipt, problem);
        });
}

std::vector<ReceivedEvidence> list_evidence_before(Database& database, Instant moment, const ReceivedEvidence* last,
                                                   std::int64_t most) {
    const auto read = [](Statement& query) {
        return ReceivedEvidence{.received = query.next<Instant>(), .place = read_place(query)};
    };
    return database
        .prepare(
            "SELECT received_at, evaluation_id, position FROM evidence WHERE removed_at IS NULL AND received_at < ?"
            " AND (received_at, evaluation_id, position) > (?, ?, ?)"
            " ORDER BY received_at, evaluation_id, position LIMIT ?")
        .bind(moment)
        .bind(last ? last->received : Instant::min())
        .bind(last ? last->place.evaluation_id : 0)
        .bind(last ? last->place.position : 0)
        .bind(most)
        .list(read);
}

bool remove_evidence(Database& database, const EvidencePlace& place, Instant now) {
    return database
               .prepare("UPDATE evidence SET key_id = NULL, wrapped_key = NULL, removed_at = ?"
                        " WHERE evaluation_id = ? AND position = ? AND removed_at IS NULL")
               .bind(now)
               .bind(place.evaluation_id)
               .bind(place.position)
               .run() > 0;
}

} // namespace zhiping::store
