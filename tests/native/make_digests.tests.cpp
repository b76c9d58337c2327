#include "native/app/make_digests.hpp"

#include "native/store/notices.hpp"
#include "native/work/job_table.hpp"
#include "tests/support/staff_house.hpp"

#include <catch_amalgamated.hpp>

#include <algorithm>

// What waits is told to staff on each working day.
using namespace zhiping;
using namespace zhiping::tests;
using namespace std::chrono_literals;

namespace {

using Badges = std::vector<std::string>;

Instant at(const char* time) { return parse_china_time(time).value(); }
Date day(const char* text) { return parse_date(text).value(); }

// A brigade with one case, due on Wednesday the 25th, and its detachment, which has none; on the Monday before.
struct DigestHouse : StaffHouse {
    app::CurrentCalendar calendar;

    DigestHouse() {
        desk.add("1001");
        desk.add("1003", {Role::Lead});
        desk.add("2001", {Role::Handler}, "420100");
        desk.add("2002", {Role::Lead}, "420100");
        desk.add("2003", {Role::Administrator, Role::Auditor}, "420100");
        const auto codes = app::create_codes(store, {{sample_document(1)}}, sample_now, chance);
        submit(store, sample_submission(std::get<0>(codes).front().code)).value();
        now = at("2026-11-23 08:30");
    }

    // Those who were told at that time, by badge.
    Badges told(const char* time) {
        now = at(time);
        const auto before = count_rows(store, "notice");
        const auto count = app::make_digests(store, calendar, chance, now, {});
        const auto badges = store.read([&](store::Database& database) {
            return database.prepare("SELECT badge FROM notice WHERE kind = 'digest' AND id > ? ORDER BY badge")
                .bind(before)
                .list([](store::Statement& row) { return row.next<std::string>(); });
        });
        CHECK(badges.size() == count);
        return badges;
    }

    void absent(const std::string& badge, const char* on, const std::string& deputy) {
        const auto today = china_date(at("2026-11-20 12:00"));
        REQUIRE_FALSE(app::set_absence(store, badge, {day(on), day(on), deputy}, today));
    }
};

} // namespace

TEST_CASE("To whom something waits is told on each working day, once") {
    DigestHouse house;
    CHECK(house.told("2026-11-23 08:30") == Badges{"1001", "1003"});
    CHECK(house.told("2026-11-23 08:31").empty());
    CHECK(house.told("2026-11-23 23:59").empty());
    CHECK(house.told("2026-11-24 08:30") == Badges{"1001", "1003"});
}

TEST_CASE("On a day that is no working day nobody is told") {
    DigestHouse house;
    CHECK(house.told("2026-11-21 08:30").empty()); // A Saturday.
    CHECK(house.told("2026-11-22 08:30").empty());
    CHECK(house.told("2026-10-01 08:30").empty()); // A holiday.
}

TEST_CASE("Who looks after units below is told when a case there is overdue") {
    DigestHouse house;
    CHECK(house.told("2026-11-26 08:30") == Badges{"1001", "1003", "2002"});
}

TEST_CASE("Who is absent or disabled is told nothing, and who stands in is told what waits for them") {
    DigestHouse house;
    house.absent("2002", "2026-11-26", "2001");
    CHECK(app::disable_staff(house.store, "1001"));
    CHECK(house.told("2026-11-26 08:30") == Badges{"1003", "2001"});
    CHECK(house.told("2026-11-27 08:30") == Badges{"1003", "2002"});
}

TEST_CASE("A digest is for its reader alone, of no evaluation, and one that is made at night waits for the morning") {
    DigestHouse house;
    house.told("2026-11-24 07:00");
    const auto digests = house.store.write([&](store::Database& database) {
        auto all = store::claim_notices(database, {"one", at("2026-11-24 08:00"), at("2026-11-24 08:02")}, 100);
        std::erase_if(all, [](const auto& each) { return each.notice.kind != NoticeKind::Digest; });
        return all;
    });
    REQUIRE(digests.size() == 2);
    CHECK(digests[0].notice.readers == NoticeReaders{.unit_id = "420114", .badge = "1001"});
    CHECK(digests[0].notice.evaluation_id == std::nullopt);
    CHECK(digests[0].notice.about_unit_id == std::nullopt);
    CHECK(digests[0].notice.due == std::nullopt);
    CHECK(digests[0].next_try == at("2026-11-24 08:00"));
    CHECK(digests[0].notice.message_id != digests[1].notice.message_id);
}

TEST_CASE("Told to stop, nothing more is made, and the next call goes on") {
    DigestHouse house;
    std::stop_source source;
    source.request_stop();
    CHECK(app::make_digests(house.store, house.calendar, chance, house.now, source.get_token()) == 0);
    CHECK(app::make_digests(house.store, house.calendar, chance, house.now, {}) == 2);
}

TEST_CASE("Digests are made at half past eight in the morning") {
    const auto rows = work::job_table();
    const auto row = std::ranges::find(rows, "digest", &work::JobRow::name);
    REQUIRE(row != rows.end());
    CHECK(work::to_words(row->schedule) == "daily at 08:30");
}
