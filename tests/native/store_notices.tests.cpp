#include "native/store/notices.hpp"
#include "native/store/persons.hpp"
#include "native/store/staff.hpp"
#include "tests/support/staff_house.hpp"

#include <catch_amalgamated.hpp>

// Notices that wait to be sent, and who sends them.
using namespace zhiping;
using namespace zhiping::tests;
using namespace std::chrono_literals;
using Catch::Matchers::ContainsSubstring;
using store::NoticePause;
using store::StoredNotice;

namespace {

using Ids = std::vector<std::int64_t>;

// A person with an evaluation, and what is told to them and to staff.
struct Outbox : StaffHouse {
    std::int64_t evaluation_id = evaluate();
    std::int64_t person_id = store.write(
        [&](store::Database& database) { return store::insert_person(database, store::digest("phone"), {1}, now); });

    // Opens no case, so nobody is told.
    std::int64_t evaluate() {
        auto submission = sample_submission(
            std::get<0>(app::create_codes(store, {{sample_document(1)}}, sample_now, chance)).front().code);
        submission.evaluation.satisfaction = Satisfaction::Satisfied;
        submission.evaluation.situations.clear();
        const auto receipt = submit(store, submission).value();
        return store.read(
            [&](store::Database& database) { return store::find_case_key(database, receipt.number)->evaluation_id; });
    }

    void insert(const store::NewNotice& notice) {
        store.write([&](store::Database& database) { store::insert_notice(database, notice); });
    }
    store::NewNotice to_person(NoticeKind kind = NoticeKind::Reply) {
        return {.message_id = chance.bytes<16>(),
                .kind = kind,
                .evaluation_id = evaluation_id,
                .person_id = person_id,
                .about_unit_id = "420100",
                .due = parse_date("2026-11-25").value(),
                .made = now};
    }
    store::NewNotice to_staff(const NoticeReaders& readers, NoticeKind kind = NoticeKind::NewCase) {
        auto notice = to_person(kind);
        notice.person_id.reset();
        notice.readers = readers;
        return notice;
    }

    store::NoticeClaim claim_of(const std::string& owner) const { return {owner, now, now + 2min}; }
    std::vector<StoredNotice> claim(const std::string& owner = "one", std::int64_t most = 100) {
        return store.write(
            [&](store::Database& database) { return store::claim_notices(database, claim_of(owner), most); });
    }
    std::vector<StoredNotice> claim_abandoned(const std::string& owner = "one") {
        return store.write(
            [&](store::Database& database) { return store::claim_abandoned_notices(database, claim_of(owner), 100); });
    }
    bool give(std::int64_t id, const std::string& owner = "one", NoticeChannel channel = NoticeChannel::Sms) {
        return store.write(
            [&](store::Database& database) { return store::set_notice_channel(database, id, owner, channel); });
    }
    bool end(std::int64_t id, NoticeState state = NoticeState::Sent, const std::string& owner = "one") {
        return store.write([&](store::Database& database) {
            return store::end_notice(database, id, owner, {state, now, state == NoticeState::Sent ? "" : "no"});
        });
    }
    bool pause(std::int64_t id, const NoticePause& pause, const std::string& owner = "one") {
        return store.write([&](store::Database& database) { return store::pause_notice(database, id, owner, pause); });
    }
    std::vector<StoredNotice> of_evaluation() {
        return store.read([&](store::Database& database) { return store::list_notices_of(database, evaluation_id); });
    }
    std::optional<Instant> next() {
        return store.read([](store::Database& database) { return store::find_next_notice(database); });
    }
    int sent_to_person() {
        return store.read([&](store::Database& database) {
            return store::count_sent_to_person(database, person_id, sample_now, sample_now + 24h);
        });
    }
};

Ids ids_of(const std::vector<StoredNotice>& notices) {
    Ids ids;
    for (const auto& each : notices) ids.push_back(each.id);
    return ids;
}

} // namespace

TEST_CASE("A notice is read as it was written, and waits to be sent") {
    Outbox outbox;
    const auto written = outbox.to_person();
    outbox.insert(written);
    const auto claimed = outbox.claim();
    REQUIRE(claimed.size() == 1);
    const auto& [id, notice, state, channel, tries, next_try, ended, problem] = claimed.front();
    CHECK(notice.message_id == written.message_id);
    CHECK(notice.kind == NoticeKind::Reply);
    CHECK(notice.evaluation_id == outbox.evaluation_id);
    CHECK(notice.person_id == outbox.person_id);
    CHECK(notice.readers == std::nullopt);
    CHECK(notice.about_unit_id == "420100");
    CHECK(notice.due == written.due);
    CHECK(notice.made == outbox.now);
    CHECK(state == NoticeState::Pending);
    CHECK(channel == std::nullopt);
    CHECK(tries == 0);
    CHECK(next_try == outbox.now);
    CHECK(ended == std::nullopt);
    CHECK(problem.empty());
}

TEST_CASE("Who of staff reads a notice is read as it was written") {
    Outbox outbox;
    const std::vector<NoticeReaders> written{{.unit_id = "420114", .role = Role::Lead},
                                             {.unit_id = "420114", .role = Role::Lead, .badge = "1003"},
                                             {.unit_id = "420100", .badge = "2001"}};
    for (const auto& readers : written) outbox.insert(outbox.to_staff(readers));
    std::vector<NoticeReaders> read;
    for (const auto& each : outbox.claim()) {
        CHECK(each.notice.person_id == std::nullopt);
        read.push_back(each.notice.readers.value());
    }
    CHECK(read == written);
}

TEST_CASE("A notice that names no unit names that of the evaluation's code, and a digest none") {
    Outbox outbox;
    auto receipt = outbox.to_person(NoticeKind::Receipt);
    receipt.about_unit_id.reset();
    outbox.insert(receipt);
    auto digest = outbox.to_staff({.unit_id = "420114", .badge = "1001"}, NoticeKind::Digest);
    digest.evaluation_id.reset();
    digest.about_unit_id.reset();
    outbox.insert(digest);
    const auto claimed = outbox.claim();
    REQUIRE(claimed.size() == 2);
    CHECK(claimed[0].notice.about_unit_id == "420114");
    CHECK(claimed[1].notice.about_unit_id == std::nullopt);
    CHECK(claimed[1].notice.evaluation_id == std::nullopt);
}

TEST_CASE("A notice is for a person or for staff: one for both or nobody is refused") {
    Outbox outbox;
    auto both = outbox.to_person(), nobody = outbox.to_person();
    both.readers = NoticeReaders{.unit_id = "420114", .badge = "1001"};
    nobody.person_id.reset();
    CHECK_THROWS_AS(outbox.insert(both), store::DatabaseError);
    CHECK_THROWS_AS(outbox.insert(nobody), store::DatabaseError);
    auto again = outbox.to_person();
    outbox.insert(again);
    CHECK_THROWS_AS(outbox.insert(again), store::DatabaseError); // The same message.
    CHECK(count_rows(outbox.store, "notice") == 1);
}

TEST_CASE("What waits for the morning is claimed in the morning, and nothing waits where nothing is") {
    Outbox outbox;
    CHECK(outbox.next() == std::nullopt);
    outbox.now = parse_china_time("2026-11-26 00:05").value();
    outbox.insert(outbox.to_person(NoticeKind::Reminder));
    CHECK(outbox.next() == parse_china_time("2026-11-26 08:00").value());
    CHECK(outbox.claim().empty());
    outbox.now = parse_china_time("2026-11-26 08:00").value();
    CHECK(outbox.claim().size() == 1);
}

TEST_CASE("Two who claim at the same time never have the same notice, and those that wait longest go first") {
    Outbox outbox;
    for (int count = 0; count < 5; ++count) outbox.insert(outbox.to_person());
    outbox.now -= 1min;
    outbox.insert(outbox.to_person());
    outbox.now += 1min;
    const auto first = ids_of(outbox.claim("one", 2)), second = ids_of(outbox.claim("two", 3));
    CHECK(first == Ids{6, 1});
    CHECK(second == Ids{2, 3, 4});
    CHECK(ids_of(outbox.claim("three")) == Ids{5});
    CHECK(outbox.claim("four").empty());
}

TEST_CASE("A lease that has run out is another's, and whoever had it changes nothing any more") {
    Outbox outbox;
    outbox.insert(outbox.to_person());
    const auto id = outbox.claim("one").front().id;
    outbox.now += 119s;
    CHECK(outbox.claim("two").empty());
    outbox.now += 1s;
    CHECK(ids_of(outbox.claim("two")) == Ids{id});
    CHECK_FALSE(outbox.give(id, "one"));
    CHECK_FALSE(outbox.end(id, NoticeState::Failed, "one"));
    CHECK_FALSE(outbox.pause(id, {outbox.now, true, "no"}, "one"));
    CHECK(outbox.give(id, "two"));
    CHECK(outbox.end(id, NoticeState::Sent, "two"));
    const auto notice = outbox.of_evaluation().front();
    CHECK(notice.state == NoticeState::Sent);
    CHECK(notice.tries == 0);
    CHECK(notice.problem.empty());
}

TEST_CASE("What was handed over when its process died is given to nobody but who asks for just that") {
    Outbox outbox;
    for (int count = 0; count < 2; ++count) outbox.insert(outbox.to_person());
    const auto claimed = outbox.claim("one");
    CHECK(outbox.give(claimed[0].id, "one", NoticeChannel::Wechat));
    CHECK(outbox.claim_abandoned("two").empty()); // It is being handed over still.
    outbox.now += 2min;
    CHECK(ids_of(outbox.claim("two")) == Ids{claimed[1].id}); // Nothing of that one was handed over.
    const auto abandoned = outbox.claim_abandoned("two");
    CHECK(ids_of(abandoned) == Ids{claimed[0].id});
    CHECK(abandoned.front().channel == NoticeChannel::Wechat);
    CHECK(outbox.claim_abandoned("three").empty());
    CHECK_FALSE(outbox.end(claimed[0].id, NoticeState::Sent, "one"));
    CHECK(outbox.end(claimed[0].id, NoticeState::Unknown, "two"));
    outbox.now += 24h;
    CHECK(outbox.claim_abandoned().empty());
}

TEST_CASE("A notice that is put off is tried again then, of any channel, and counts as a try only where it was one") {
    Outbox outbox;
    outbox.insert(outbox.to_person());
    const auto id = outbox.claim().front().id;
    CHECK(outbox.give(id));
    CHECK(outbox.pause(id, {outbox.now + 1min, true, "no answer"}));
    CHECK_FALSE(outbox.pause(id, {outbox.now, true, "once more"})); // It has no lease any more.
    CHECK(outbox.next() == outbox.now + 1min);
    CHECK(outbox.claim().empty());
    outbox.now += 1min;
    CHECK(outbox.claim_abandoned().empty());
    const auto again = outbox.claim();
    REQUIRE(again.size() == 1);
    CHECK(again.front().tries == 1);
    CHECK(again.front().channel == std::nullopt);
    CHECK(again.front().problem == "no answer");
    CHECK(outbox.pause(id, {outbox.now + 1h, false}));
    CHECK(outbox.of_evaluation().front().tries == 1);
    CHECK(outbox.of_evaluation().front().problem.empty());
}

TEST_CASE("What has ended says how and when, and is claimed never again") {
    Outbox outbox;
    outbox.insert(outbox.to_person());
    const auto id = outbox.claim().front().id;
    CHECK(outbox.give(id));
    CHECK(outbox.end(id, NoticeState::Refused));
    CHECK_FALSE(outbox.end(id));
    CHECK_FALSE(outbox.give(id));
    const auto notice = outbox.of_evaluation().front();
    CHECK(notice.state == NoticeState::Refused);
    CHECK(notice.channel == NoticeChannel::Sms);
    CHECK(notice.ended == outbox.now);
    CHECK(notice.next_try == std::nullopt);
    CHECK(notice.problem == "no");
    CHECK(outbox.next() == std::nullopt);
    outbox.now += std::chrono::days{30};
    CHECK(outbox.claim().empty());
}

TEST_CASE("What a clock that was far ahead has left holds nobody off") {
    Outbox outbox;
    for (int count = 0; count < 3; ++count) outbox.insert(outbox.to_person());
    const auto right = outbox.now;
    outbox.now += std::chrono::years{1};
    const auto claimed = outbox.claim("ahead");
    CHECK(outbox.give(claimed[0].id, "ahead"));
    CHECK(outbox.pause(claimed[1].id, {outbox.now + 1min, true, "no"}, "ahead"));
    outbox.now = right;
    CHECK(ids_of(outbox.claim_abandoned("two")) == Ids{claimed[0].id});
    CHECK(ids_of(outbox.claim("two")) == Ids{claimed[2].id, claimed[1].id});
}

TEST_CASE("What a person was sent on a day is counted with what they may have been, and nothing else") {
    Outbox outbox;
    for (int count = 0; count < 6; ++count) outbox.insert(outbox.to_person());
    outbox.claim();
    CHECK(outbox.sent_to_person() == 0);
    for (const std::int64_t id : {1, 2, 3, 4}) CHECK(outbox.give(id));
    CHECK(outbox.sent_to_person() == 4); // They are being handed over.
    CHECK(outbox.end(1, NoticeState::Sent));
    CHECK(outbox.end(2, NoticeState::Unknown));
    CHECK(outbox.end(3, NoticeState::Failed));
    CHECK(outbox.pause(4, {outbox.now + 1min, true, "no"}));
    CHECK(outbox.sent_to_person() == 2);
    outbox.now += 24h;
    CHECK(outbox.end(5));
    CHECK(outbox.sent_to_person() == 2); // On another day.
}

TEST_CASE("What somebody of staff was sent on a day is counted for each of them, once for a notice") {
    Outbox outbox;
    outbox.insert(outbox.to_staff({.unit_id = "420114", .role = Role::Lead}));
    outbox.desk.add("1003", {Role::Lead});
    outbox.store.write([&](store::Database& database) {
        const auto staff_id = store::find_staff(database, "1003")->id;
        for (int count = 0; count < 2; ++count) store::insert_notice_reader(database, 1, staff_id, outbox.now);
        const auto sent = [&](Instant from) {
            return store::count_sent_to_staff(database, staff_id, from, from + 24h);
        };
        CHECK(sent(outbox.now) == 1);
        CHECK(sent(outbox.now + 1s) == 0);
        CHECK(sent(outbox.now - 24h) == 0);
    });
}

TEST_CASE("An evaluation and a person have what is told to the person, and nothing that is told to staff") {
    Outbox outbox;
    outbox.insert(outbox.to_person(NoticeKind::Receipt));
    outbox.insert(outbox.to_staff({.unit_id = "420000", .role = Role::Lead}, NoticeKind::Pressure));
    outbox.insert(outbox.to_person(NoticeKind::Reply));
    CHECK(ids_of(outbox.of_evaluation()) == Ids{1, 3});
    outbox.store.read([&](store::Database& database) {
        CHECK(ids_of(store::list_notices_of_person(database, outbox.person_id)) == Ids{1, 3});
        CHECK(store::list_notices_of_person(database, outbox.person_id + 1).empty());
        CHECK(store::list_notices_of(database, outbox.evaluation_id + 1).empty());
    });
}

TEST_CASE("A digest is known by badge number and day") {
    Outbox outbox;
    outbox.insert(outbox.to_staff({.unit_id = "420114", .badge = "1001"}, NoticeKind::Digest));
    outbox.insert(outbox.to_staff({.unit_id = "420114", .badge = "1002"}));
    outbox.store.read([&](store::Database& database) {
        const auto today = china_date(outbox.now);
        CHECK(store::has_digest(database, "1001", today));
        CHECK_FALSE(store::has_digest(database, "1001", today - std::chrono::days{1}));
        CHECK_FALSE(store::has_digest(database, "1001", today + std::chrono::days{1}));
        CHECK_FALSE(store::has_digest(database, "1002", today)); // That is another notice.
    });
}

TEST_CASE("Of staff's notices those that ended go with who read them, at most so many at a time") {
    Outbox outbox;
    for (int count = 0; count < 4; ++count) outbox.insert(outbox.to_staff({.unit_id = "420114", .badge = "1003"}));
    outbox.insert(outbox.to_person());
    outbox.desk.add("1003", {Role::Lead});
    outbox.claim();
    for (const std::int64_t id : {1, 2, 3, 5}) CHECK(outbox.end(id));
    outbox.store.write([&](store::Database& database) {
        const auto staff_id = store::find_staff(database, "1003")->id;
        for (const std::int64_t id : {1, 2, 3}) store::insert_notice_reader(database, id, staff_id, outbox.now);
        CHECK(store::delete_staff_notices_before(database, outbox.now, 100) == 0);
        CHECK(store::delete_staff_notices_before(database, outbox.now + 1s, 2) == 2);
        CHECK(store::delete_staff_notices_before(database, outbox.now + 1s, 2) == 1);
        CHECK(store::delete_staff_notices_before(database, outbox.now + 1s, 2) == 0);
    });
    CHECK(count_rows(outbox.store, "notice") == 2); // One waits, and one is a person's.
    CHECK(count_rows(outbox.store, "notice_reader") == 0);
    CHECK(outbox.of_evaluation().size() == 1);
}

TEST_CASE("What was told to the person of an evaluation goes, and what was told to staff of it stays") {
    Outbox outbox;
    outbox.insert(outbox.to_person());
    outbox.insert(outbox.to_staff({.unit_id = "420114", .badge = "1003"}));
    const auto claimed = outbox.claim();
    outbox.store.write([&](store::Database& database) { store::delete_notices_of(database, outbox.evaluation_id); });
    CHECK(outbox.of_evaluation().empty());
    CHECK(count_rows(outbox.store, "notice") == 1);
    CHECK_FALSE(outbox.end(claimed[0].id)); // It was being handed over.
    CHECK(outbox.end(claimed[1].id));
}

TEST_CASE("What is due, and what was left, is found through indexes, however many notices wait") {
    Outbox outbox;
    outbox.claim();
    outbox.claim_abandoned();
    const auto plans = outbox.store.write([](store::Database& database) {
        store::find_next_notice(database);
        std::string all;
        for (const auto& sql : database.prepared()) {
            if (!sql.starts_with("SELECT") || sql.find(" FROM notice ") == sql.npos) continue;
            database.prepare("EXPLAIN QUERY PLAN " + sql).list([&](store::Statement& row) {
                for (int skipped = 0; skipped < 3; ++skipped) row.next<int>();
                all += row.next<std::string>() + "\n";
                return 0;
            });
        }
        return all;
    });
    for (const auto* step : {"USING COVERING INDEX notice_due", "USING INDEX notice_due", "USING INDEX notice_lease"})
        CHECK_THAT(plans, ContainsSubstring(step));
    CHECK_THAT(plans, !ContainsSubstring("SCAN notice"));
}
