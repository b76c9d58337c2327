#include "native/store/case_attachments.hpp"

#include "native/store/pages.hpp"
#include "native/store/stored.hpp"

namespace zhiping::store {

namespace {

const std::string attachment_columns = "content_hash, format, size, name, file_id, key_id, wrapped_key";
const std::string place_columns = "case_attachment.evaluation_id, number, position";

AttachmentPlace read_place(Statement& query) {
    return {.evaluation_id = query.next<std::int64_t>(), .number = query.next<int>(), .position = query.next<int>()};
}

Attachment read_attachment(Statement& query) {
    return {.hash = next_bytes<Sha256>(query),
            .format = next_enum(query, attachment_formats),
            .bytes = query.next<std::uint64_t>(),
            .name = query.next<std::string>(),
            .sealing = next_sealing(query)};
}

PlacedAttachment read_placed(Statement& query) {
    return {.place = read_place(query), .attachment = read_attachment(query)};
}

struct ListedAttachment {
    AttachmentPlace place;
    std::string receipt;
    Readable<std::pair<ReceiptNumber, Attachment>> found;
};

ListedAttachment read_listed(Statement& query) {
    ListedAttachment listed{.place = read_place(query), .receipt = query.next<std::string>(), .found = {}};
    listed.found = read_if_readable([&] {
        return std::pair{stored(ReceiptNumber::parse(listed.receipt), query), read_attachment(query)};
    });
    return listed;
}

} // namespace

void insert_attachment(Database& database, const PlacedAttachment& placed) {
    const auto& [place, attachment] = placed;
    database
        .prepare("INSERT INTO case_attachment (evaluation_id, number, position, content_hash, format, size, name,"
                 " file_id, key_id, wrapped_key) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
        .bind(place.evaluation_id)
        .bind(place.number)
        .bind(place.position)
        .bind(attachment.hash)
        .bind(facts_of(attachment_formats, attachment.format).id)
        .bind(attachment.bytes)
        .bind(attachment.name)
        .bind(attachment.sealing.file_id)
        .bind(attachment.sealing.key_id)
        .bind(attachment.sealing.wrapped_key)
        .run();
}

std::vector<PlacedAttachment> list_attachments(Database& database, std::int64_t evaluation_id) {
    return database
        .prepare("SELECT " + place_columns + ", " + attachment_columns +
                 " FROM case_attachment WHERE evaluation_id = ? ORDER BY number, position")
        .bind(evaluation_id)
        .list(read_placed);
}

std::optional<Attachment> find_attachment(Database& database, const ReceiptNumber& receipt, const Sha256& hash) {
    return database
        .prepare("SELECT " + attachment_columns +
                 " FROM case_attachment JOIN evaluation ON evaluation.id = case_attachment.evaluation_id"
                 " WHERE receipt = ? AND content_hash = ? ORDER BY number, position LIMIT 1")
        .bind(receipt.text())
        .bind(hash)
        .find(read_attachment);
}

void list_all_attachments(Database& database, const VisitAttachment& visit, const UnreadableAttachment& unreadable) {
    const auto list = [&](const ListedAttachment* last) {
        const auto place = last ? last->place : AttachmentPlace{};
        return database
            .prepare("SELECT " + place_columns + ", receipt, " + attachment_columns +
                     " FROM case_attachment LEFT JOIN evaluation ON evaluation.id = case_attachment.evaluation_id"
                     " WHERE (case_attachment.evaluation_id, number, position) > (?, ?, ?)"
                     " ORDER BY case_attachment.evaluation_id, number, position LIMIT ?")
            .bind(place.evaluation_id)
            .bind(place.number)
            .bind(place.position)
            .bind(max_page_rows)
            .list(read_listed);
    };
    for_each_row(list, [&](const ListedAttachment& listed) {
        const auto& [value, problem] = listed.found;
        if (value)
            visit({listed.place, value->second}, value->first);
        else
            unreadable(listed.place, listed.receipt, problem);
    });
}

} // namespace zhiping::store
