#pragma once

#include "native/store/database.hpp"
#include "shared/codes/receipt_number.hpp"
#include "shared/notices/notice.hpp"
#include "shared/text/language.hpp"

#include <optional>
#include <string>
#include <vector>

// What is asked about notices by who hands them over, and by the operator (notices.hpp).
namespace zhiping::store {

// What a notice says of an evaluation, and how. Precondition: it is stored.
struct NoticeSubject {
    ReceiptNumber receipt;
    Language language;
};
NoticeSubject find_notice_subject(Database&, std::int64_t evaluation_id);

// Who of staff was sent a notice, or is being sent it; those whom it was handed over to first come first.
struct NoticeReader {
    std::int64_t staff_id;
    Instant sent;
};
std::vector<NoticeReader> list_notice_readers(Database&, std::int64_t notice_id);

// They were not sent it then.
void delete_notice_readers(Database&, std::int64_t notice_id, Instant sent);

// How many notices there are, by how they stand.
struct NoticeCount {
    NoticeState state;
    std::optional<NoticeChannel> channel;
    std::int64_t count;
    Instant oldest; // Of them, when it was made.
};
std::vector<NoticeCount> count_notices(Database&);

// One that could not be sent, the last time or for good.
struct NoticeTrouble {
    NoticeKind kind;
    NoticeState state;
    int tries;
    Instant made;
    std::optional<Instant> next_try;
    std::string problem;
};
std::vector<NoticeTrouble> list_newest_troubles(Database&, std::int64_t most);

} // namespace zhiping::store
