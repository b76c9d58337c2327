#pragma once

#include "native/store/database.hpp"
#include "shared/notices/wanted_notices.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

// What is told to people, until it has ended and for as long as it is kept (docs/notices.md).
namespace zhiping::store {

using MessageId = std::array<std::uint8_t, 16>;

struct NewNotice {
    MessageId message_id; // Random.
    NoticeKind kind;
    std::optional<std::int64_t> evaluation_id = {};
    std::optional<std::int64_t> person_id = {};    // Who reads it,
    std::optional<NoticeReaders> readers = {};     // or who of staff.
    std::optional<std::string> about_unit_id = {}; // None: that of the evaluation's code.
    std::optional<Date> due = {};
    Instant made;
};
void insert_notice(Database&, const NewNotice&);

struct StoredNotice {
    std::int64_t id;
    NewNotice notice;
    NoticeState state;
    std::optional<NoticeChannel> channel; // That it was given, also while it is being handed over.
    int tries;
    std::optional<Instant> next_try; // None: it has ended.
    std::optional<Instant> ended;
    std::string problem;
};

// When something is to be handed over next; none when nothing waits. Also of what is being handed over: that it is due
// does not say that it can be claimed. One query of an index.
std::optional<Instant> find_next_notice(Database&);

// A lease that ends later was left by a clock that was far ahead, and holds nobody off. The same of a next try.
inline constexpr std::chrono::minutes max_notice_lease{10};
inline constexpr std::chrono::hours max_notice_pause{48};

struct NoticeClaim {
    std::string owner; // Of one run of one process: nobody else has it.
    Instant now;
    Instant until;
};
// Takes leases of those that are due and nobody is handing over, those that wait longest first. Never of those below.
std::vector<StoredNotice> claim_notices(Database&, const NoticeClaim&, std::int64_t most);

// Those that somebody was handing over when the lease ran out, with the channel that they were given: what became of
// them nobody knows.
std::vector<StoredNotice> claim_abandoned_notices(Database&, const NoticeClaim&, std::int64_t most);

// Stored before it is handed over, so that who comes after a crash knows. False when another has the lease.
bool set_notice_channel(Database&, std::int64_t id, const std::string& owner, NoticeChannel);

// It ended so. False when another has the lease.
struct NoticeEnd {
    NoticeState state;
    Instant at;
    std::string problem = {};
};
bool end_notice(Database&, std::int64_t id, const std::string& owner, const NoticeEnd&);

// Nothing was sent, so it has no channel any more; it is tried again then. `was_tried` counts it as a try. False when
// another has the lease.
struct NoticePause {
    Instant next_try;
    bool was_tried;
    std::string problem = {};
};
bool pause_notice(Database&, std::int64_t id, const std::string& owner, const NoticePause&);

// How many a person was sent in that time, or may have been: with those that are being handed over to them.
int count_sent_to_person(Database&, std::int64_t person_id, Instant from, Instant until);
int count_sent_to_staff(Database&, std::int64_t staff_id, Instant from, Instant until);
void insert_notice_reader(Database&, std::int64_t notice_id, std::int64_t staff_id, Instant sent);

// Those to the person of an evaluation, the oldest first.
std::vector<StoredNotice> list_notices_of(Database&, std::int64_t evaluation_id);
std::vector<StoredNotice> list_notices_of_person(Database&, std::int64_t person_id);

// Whether a digest was made for them on that day in China.
bool has_digest(Database&, const std::string& badge, Date);

// Those to staff that ended before, at most so many of them; how many there were.
std::int64_t delete_staff_notices_before(Database&, Instant, std::int64_t most);

// Those to the person of an evaluation: they go with what was said.
void delete_notices_of(Database&, std::int64_t evaluation_id);

} // namespace zhiping::store
