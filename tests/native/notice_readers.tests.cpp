#include "native/app/notice_readers.hpp"
#include "tests/support/notice_house.hpp"

#include <catch_amalgamated.hpp>

// Who of staff is told.
using namespace zhiping;
using namespace zhiping::tests;
using namespace std::chrono_literals;
using messages::NoticeOutcome;

namespace {

using Badges = std::vector<std::string>;

// Two leads and a handler.
struct Brigade : NoticeHouse {
    Brigade() {
        desk.add("1001");
        desk.add("1003", {Role::Lead});
        desk.add("1004", {Role::Lead});
    }

    const NoticeReaders leads{.unit_id = "420114", .role = Role::Lead};

    Badges readers(const NoticeReaders& wanted, NoticeKind kind = NoticeKind::NewCase,
                   std::optional<std::int64_t> of_evaluation = {}) {
        const store::NewNotice notice{
            .message_id = {}, .kind = kind, .evaluation_id = of_evaluation, .readers = wanted, .made = {}};
        Badges badges;
        store.read([&](store::Database& database) {
            for (const auto& reader : app::find_notice_readers(database, notice, china_date(clock.now())))
                badges.push_back(reader.badge);
            return true;
        });
        return badges;
    }
    void is_absent(const std::string& badge, const std::string& deputy) {
        const auto today = china_date(clock.now());
        REQUIRE_FALSE(app::set_absence(store, badge, {today, today + std::chrono::days{3}, deputy}, today));
    }
};

} // namespace

TEST_CASE("Those with the role in the unit are told, in one message, with a link to the desk") {
    Brigade house;
    house.tell_staff(house.leads);
    CHECK(house.send().sent == 1);
    REQUIRE(house.staff.count() == 1);
    const auto handed = house.staff.all().front();
    CHECK(handed.to == Badges{"1003", "1004"});
    CHECK(handed.notice.link == "https://pingjia.example.cn/desk?case=" + house.receipt.number.text());
    CHECK(handed.notice.words == text(Text::NoticeNewCase, Language::Chinese));
    CHECK(count_rows(house.store, "notice_reader") == 2);
}

TEST_CASE("Who did it themselves, is disabled, or is of another unit is not told") {
    Brigade house;
    CHECK(house.readers({"420114", Role::Lead, "01003"}) == Badges{"1004"});
    app::disable_staff(house.store, "1004");
    CHECK(house.readers(house.leads) == Badges{"1003"});
    CHECK(house.readers({"420100", Role::Lead}).empty());
    CHECK(house.readers({.unit_id = "420114", .badge = "1004"}).empty());
    CHECK(house.readers({.unit_id = "420114", .badge = "9999"}).empty());
}

TEST_CASE("An absent one's deputy is told instead, and they themselves where the deputy is there no more") {
    Brigade house;
    house.is_absent("1003", "1001");
    CHECK(house.readers(house.leads) == Badges{"1001", "1004"});
    CHECK(house.readers({.unit_id = "420114", .badge = "1003"}) == Badges{"1001"});
    app::disable_staff(house.store, "1001");
    CHECK(house.readers(house.leads) == Badges{"1003", "1004"});
}

TEST_CASE("A deputy who is told already is told once") {
    Brigade house;
    house.is_absent("1003", "1004");
    CHECK(house.readers(house.leads) == Badges{"1004"});
}

TEST_CASE("An officer on a code is told of the outcome without an account, and no deputy is") {
    Brigade house;
    house.is_absent("1003", "1001");
    CHECK(house.readers({.unit_id = "420114", .badge = "014537"}, NoticeKind::Outcome) == Badges{"014537"});
    CHECK(house.readers({.unit_id = "420114", .badge = "1003"}, NoticeKind::Outcome) == Badges{"1003"});
    CHECK(house.readers({.unit_id = "420114", .badge = "1003"}, NoticeKind::Digest) == Badges{"1003"});
    house.tell_staff({.unit_id = "420114", .badge = "014537"}, NoticeKind::Outcome);
    CHECK(house.send().sent == 1);
}

TEST_CASE("Whom a case concerns is told nothing of it but its outcome, lead or not") {
    Brigade house;
    house.desk.add("014537", {Role::Lead}); // Who is on the code.
    const auto code =
        std::get<0>(app::create_codes(house.store, {{sample_document(2)}}, sample_now, chance)).front().code;
    const auto id = house.id_of(submit(house.store, sample_submission(code, 2)).value().number);
    CHECK(house.readers(house.leads, NoticeKind::Pressure, id) == Badges{"1003", "1004"});
    CHECK(house.readers({.unit_id = "420114", .badge = "014537"}, NoticeKind::NewCase, id).empty());
    CHECK(house.readers({.unit_id = "420114", .badge = "014537"}, NoticeKind::Outcome, id) == Badges{"014537"});
}

TEST_CASE("Where nobody reads it, a notice to staff is given up") {
    NoticeHouse house;
    house.tell_staff({.unit_id = "420114", .role = Role::Lead});
    house.send();
    CHECK(house.count_in(NoticeState::GivenUp) == 1);
    CHECK(house.staff.count() == 0);
}

TEST_CASE("Who was told five times today is told in the morning, by a message of its own, and the others at once") {
    Brigade house;
    for (int count = 0; count < 5; ++count) house.tell_staff({.unit_id = "420114", .badge = "1003"});
    CHECK(house.send().sent == 5);
    house.tell_staff(house.leads);
    CHECK(house.send().sent == 0);
    REQUIRE(house.staff.count() == 6);
    const auto first = house.staff.all().back();
    CHECK(first.to == Badges{"1004"});
    CHECK(house.count_in(NoticeState::Pending) == 1);
    CHECK(house.send_after(12h).sent == 0);
    CHECK(house.send_after(5h).sent == 1);
    const auto second = house.staff.all().back();
    CHECK(second.to == Badges{"1003"});
    CHECK(second.notice.id == first.notice.id + "-1");
    CHECK(house.count_in(NoticeState::Pending) == 0);
}

TEST_CASE("A report of pressure is told however many its reader has had that day") {
    Brigade house;
    for (int count = 0; count < 6; ++count) house.tell_staff({.unit_id = "420114", .badge = "1003"});
    CHECK(house.send().sent == 5);
    house.tell_staff({.unit_id = "420114", .badge = "1003"}, NoticeKind::Pressure);
    CHECK(house.send().sent == 1);
    CHECK(house.staff.all().back().notice.kind == NoticeKind::Pressure);
    CHECK(house.count_in(NoticeState::Pending) == 1);
}

TEST_CASE("Who has gone to another unit is told nothing of the case any more, nor is who stands in for them there") {
    Brigade house;
    house.tell_staff({.unit_id = "420100", .badge = "1003"}, NoticeKind::Rejected);
    CHECK(house.send().sent == 0);
    CHECK(house.staff.count() == 0);
}

TEST_CASE("What staff were not sent is repeated with the same id, to the same, and counted once") {
    Brigade house;
    house.staff.outcome = NoticeOutcome::Unknown;
    house.tell_staff(house.leads);
    house.send();
    CHECK(count_rows(house.store, "notice_reader") == 0);
    house.staff.outcome = NoticeOutcome::Taken;
    CHECK(house.send_after(1min).sent == 1);
    const auto handed = house.staff.all();
    REQUIRE(handed.size() == 2);
    CHECK(handed[0].notice.id == handed[1].notice.id);
    CHECK(handed[0].to == handed[1].to);
    CHECK(count_rows(house.store, "notice_reader") == 2);
}
