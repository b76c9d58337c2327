#include "native/app/claim_notice.hpp"

#include "native/app/choose_channel.hpp"
#include "native/app/notice_readers.hpp"
#include "native/app/sealed_person.hpp"
#include "native/sealing/seal.hpp"
#include "native/store/notice_sending.hpp"
#include "shared/cases/clock.hpp"

namespace zhiping::app {

namespace {

using store::StoredNotice;

// Where a channel is missing many come to nothing, and each would be a transaction of its own.
constexpr int most_in_one_write = 50;

// Of one notice that this owner has the lease of.
class Claim {
public:
    Claim(store::Database& database, const NoticeMeans& means, const std::string& owner, StoredNotice stored,
          Instant now)
        : m_database(database), m_means(means), m_owner(owner), m_stored(std::move(stored)), m_now(now) {}

    std::optional<NoticeTask> make_ready() try {
        if (m_means.public_url.empty()) return end(NoticeState::GivenUp, "public-url is not set");
        return m_stored.notice.person_id ? for_person() : for_staff();
    } catch (const sealing::DamagedFile&) {
        return end(NoticeState::Failed, "what is stored of its reader cannot be opened");
    } catch (const store::DatabaseError& problem) {
        if (problem.kind() != store::DatabaseProblem::Damaged) throw;
        return end(NoticeState::Failed, "what it tells of cannot be read");
    }

    // Somebody was handing it over when their process died.
    std::optional<NoticeTask> take_over() {
        if (!knows_again(m_means.channels, *m_stored.channel))
            return end(NoticeState::Unknown, "the program ended while it was handed over");
        const auto readers = store::list_notice_readers(m_database, m_stored.id);
        if (!readers.empty()) store::delete_notice_readers(m_database, m_stored.id, readers.back().sent);
        m_stored.tries += 1; // As one that failed.
        return make_ready();
    }

private:
    std::optional<NoticeTask> for_person() {
        const auto person_id = *m_stored.notice.person_id;
        const auto day = china_date(m_now);
        const auto sent =
            store::count_sent_to_person(m_database, person_id, begin_of(day), begin_of(day + std::chrono::days{1}));
        // The one that is taken over is among them.
        const bool is_urgent = facts_of(notice_kinds, m_stored.notice.kind).is_urgent;
        if (!is_urgent && sent - (m_stored.channel ? 1 : 0) >= max_notices_of_day) return wait_for_morning();
        auto address = choose_channel(m_database, m_means, m_stored);
        if (!address) return end(NoticeState::GivenUp, "no channel");
        return ready(*std::move(address), {});
    }

    std::optional<NoticeTask> for_staff() {
        if (!m_means.channels.staff) return end(NoticeState::GivenUp, "no channel");
        const auto readers = find_readers_of_now(m_database, m_stored, m_now);
        if (readers.now.empty() && readers.others_wait) return wait_for_morning();
        if (readers.now.empty() && readers.done > 0) return end(NoticeState::Sent, {});
        if (readers.now.empty()) return end(NoticeState::GivenUp, "nobody is there to read it");
        StaffAddress address{{}, m_now};
        for (const auto& reader : readers.now) {
            address.badges.push_back(reader.badge);
            if (reader.staff_id) store::insert_notice_reader(m_database, m_stored.id, *reader.staff_id, m_now);
        }
        // Who had to wait for another day gets another message.
        return ready(std::move(address), readers.done > 0 ? "-" + std::to_string(readers.done) : "");
    }

    std::optional<NoticeTask> ready(NoticeAddress address, const std::string& part) {
        m_stored.channel = channel_of(address);
        store::set_notice_channel(m_database, m_stored.id, m_owner, *m_stored.channel);
        auto notice = notice_words(m_database, m_means, m_stored.notice);
        notice.id = sealing::file_name(m_stored.notice.message_id) + part;
        return NoticeTask{m_stored, std::move(notice), std::move(address)};
    }

    std::nullopt_t end(NoticeState state, const std::string& problem) {
        store::end_notice(m_database, m_stored.id, m_owner, {state, m_now, problem});
        return std::nullopt;
    }

    std::nullopt_t wait_for_morning() {
        if (next_morning(m_now) > m_stored.notice.made + notice_lifetime)
            return end(NoticeState::GivenUp, "too many were sent in these days");
        store::pause_notice(m_database, m_stored.id, m_owner, {.next_try = next_morning(m_now), .was_tried = false});
        return std::nullopt;
    }

    store::Database& m_database;
    const NoticeMeans& m_means;
    const std::string& m_owner;
    StoredNotice m_stored;
    const Instant m_now;
};

} // namespace

std::optional<ClaimedNotice> claim_abandoned_notice(store::Database& database, const NoticeMeans& means,
                                                    const std::string& owner) {
    const auto now = means.clock.now();
    auto abandoned = store::claim_abandoned_notices(database, {owner, now, now + notice_lease}, 1);
    if (abandoned.empty()) return std::nullopt;
    return ClaimedNotice{Claim{database, means, owner, std::move(abandoned.front()), now}.take_over()};
}

std::optional<ClaimedNotice> claim_due_notice(store::Database& database, const NoticeMeans& means,
                                              const std::string& owner) {
    const auto now = means.clock.now();
    for (int ended = 0; ended < most_in_one_write; ++ended) {
        auto due = store::claim_notices(database, {owner, now, now + notice_lease}, 1);
        if (due.empty()) return ended > 0 ? std::optional{ClaimedNotice{}} : std::nullopt;
        if (auto task = Claim{database, means, owner, std::move(due.front()), now}.make_ready())
            return ClaimedNotice{std::move(task)};
    }
    return ClaimedNotice{};
}

} // namespace zhiping::app
