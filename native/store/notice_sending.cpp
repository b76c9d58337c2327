#include "native/store/notice_sending.hpp"

#include "native/store/stored.hpp"

namespace zhiping::store {

NoticeSubject find_notice_subject(Database& database, std::int64_t evaluation_id) {
    return *database.prepare("SELECT receipt, language FROM evaluation WHERE id = ?")
                .bind(evaluation_id)
                .find([](Statement& row) {
                    return NoticeSubject{next_parsed<ReceiptNumber>(row), next_enum(row, languages)};
                });
}

std::vector<NoticeReader> list_notice_readers(Database& database, std::int64_t notice_id) {
    return database
        .prepare("SELECT staff_id, sent_at FROM notice_reader WHERE notice_id = ? ORDER BY sent_at, staff_id")
        .bind(notice_id)
        .list([](Statement& row) {
            return NoticeReader{row.next<std::int64_t>(), row.next<Instant>()};
        });
}

void delete_notice_readers(Database& database, std::int64_t notice_id, Instant sent) {
    database.prepare("DELETE FROM notice_reader WHERE notice_id = ? AND sent_at = ?").bind(notice_id).bind(sent).run();
}

std::vector<NoticeCount> count_notices(Database& database) {
    return database
        .prepare("SELECT state, channel, count(*), min(made_at) FROM notice GROUP BY state, channel"
                 " ORDER BY state, channel")
        .list([](Statement& row) {
            return NoticeCount{.state = next_enum(row, notice_states),
                               .channel = row.next_optional([&] { return next_enum(row, notice_channels); }),
                               .count = row.next<std::int64_t>(),
                               .oldest = row.next<Instant>()};
        });
}

std::vector<NoticeTrouble> list_newest_troubles(Database& database, std::int64_t most) {
    return database
        .prepare("SELECT kind, state, tries, made_at, next_try_at, problem FROM notice WHERE problem <> ''"
                 " ORDER BY id DESC LIMIT ?")
        .bind(most)
        .list([](Statement& row) {
            return NoticeTrouble{.kind = next_enum(row, notice_kinds),
                                 .state = next_enum(row, notice_states),
                                 .tries = row.next<int>(),
                                 .made = row.next<Instant>(),
                                 .next_try = row.next<std::optional<Instant>>(),
                                 .problem = row.next<std::string>()};
        });
}

} // namespace zhiping::store
