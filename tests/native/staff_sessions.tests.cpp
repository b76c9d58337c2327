#include "tests/support/staff_house.hpp"

#include <catch_amalgamated.hpp>

using namespace zhiping;
using namespace zhiping::tests;
using namespace std::chrono_literals;

namespace {

Instant used_at(StaffHouse& house) {
    return house.store.read([](store::Database& database) {
        return database.prepare("SELECT used_at FROM staff_session").value<Instant>();
    });
}

} // namespace

TEST_CASE("A session is of who signed in, with unit and roles") {
    StaffHouse house;
    const auto told = house.desk.add_ready("012001", {Role::Lead, Role::Auditor});
    const auto member = house.find(house.enter(told));
    REQUIRE(member);
    CHECK(member->officer == Officer{"张三012001", "012001"});
    CHECK(member->unit_id == "420114");
    CHECK(member->roles == std::vector{Role::Auditor, Role::Lead});
    CHECK_FALSE(house.find(sample_token<app::StaffToken>(1)));
}

TEST_CASE("A session ends when it was not used for half an hour") {
    StaffHouse house;
    const auto token = house.enter(house.desk.add_ready("012345"), "");
    house.now += 29min;
    CHECK(house.find(token));
    house.now += 29min;
    CHECK(house.find(token)); // Being used keeps it.
    house.now += 30min;
    CHECK_FALSE(house.find(token));
}

TEST_CASE("What a desk asks by itself keeps no session") {
    StaffHouse house;
    const auto token = house.enter(house.desk.add_ready("012345"), "");
    const auto asks = [&] { return app::find_signed_in(house.store, token, house.now, app::Use::ByItself); };
    for (int minute = 0; minute < 29; ++minute) {
        house.now += 1min;
        CHECK(asks());
    }
    house.now += 1min;
    CHECK_FALSE(asks());
}

TEST_CASE("A session ends after twelve hours, however much it is used") {
    StaffHouse house;
    const auto token = house.enter(house.desk.add_ready("012345"), "");
    const auto began = house.now;
    for (house.now += 20min; house.now - began < 12h; house.now += 20min) REQUIRE(house.find(token));
    CHECK_FALSE(house.find(token));
}

TEST_CASE("That a session is used is written once a minute") {
    StaffHouse house;
    const auto began = house.now;
    const auto token = house.enter(house.desk.add_ready("012345"), "");
    house.now += 59s;
    const auto writes = house.store.write_counts().writes;
    CHECK(house.find(token));
    CHECK(house.store.write_counts().writes == writes);
    house.now += 1s;
    CHECK(house.find(token));
    CHECK(used_at(house) == began + 60s);
}

TEST_CASE("A session that was signed out, or ended from another one, is nobody's") {
    StaffHouse house;
    const auto told = house.desk.add_ready("012345");
    const auto first = house.enter(told, ""), second = house.enter(told, "");
    REQUIRE_FALSE(first == second);
    const auto id = house.find(first)->id;
    const auto all = app::list_own_sessions(house.store, id, second, house.now);
    REQUIRE(all.size() == 2); // The one that set the password has ended.
    CHECK(all[0].is_this);
    CHECK_FALSE(all[1].is_this);
    CHECK(all[1].source == office);
    CHECK(app::end_own_session(house.store, id, all[1].id));
    CHECK_FALSE(app::end_own_session(house.store, id, all[1].id));
    CHECK_FALSE(house.find(first));
    CHECK(house.find(second));
    app::sign_out(house.store, second);
    CHECK_FALSE(house.find(second));
}

TEST_CASE("Nobody ends another's session") {
    StaffHouse house;
    const auto mine = house.enter(house.desk.add_ready("012345"), "");
    const auto theirs = house.enter(house.desk.add_ready("012346"), "");
    const auto all = app::list_own_sessions(house.store, house.find(theirs)->id, theirs, house.now);
    CHECK_FALSE(app::end_own_session(house.store, house.find(mine)->id, all.front().id));
    CHECK(house.find(theirs));
}

TEST_CASE("Who is disabled while signed in is signed in no more") {
    StaffHouse house;
    const auto token = house.enter(house.desk.add_ready("012345"), "");
    CHECK(app::disable_staff(house.store, "12345"));
    CHECK_FALSE(house.find(token));
    CHECK_FALSE(app::disable_staff(house.store, "54321"));
}

TEST_CASE("Who gets another role while signed in without a code has it only after signing in with one") {
    StaffHouse house;
    const auto told = house.desk.add_ready("012345");
    const auto token = house.enter(told, "");
    const std::vector now_lead{store::StaffFacts{told.officer, "420114", {Role::Handler, Role::Lead}}};
    CHECK(
        std::get<app::LoadedStaff>(app::load_staff(house.store, house.vault, chance, now_lead, app::WhenKnown::Change))
            .changed == 1);
    CHECK(house.find(token)->roles == std::vector{Role::Handler});
    CHECK(house.find(house.enter(told))->roles == std::vector{Role::Handler, Role::Lead});
}

TEST_CASE("Sessions that have ended are not kept") {
    StaffHouse house;
    const auto told = house.desk.add_ready("012345");
    house.enter(told, "");
    house.now += 13h;
    house.enter(told, "");
    CHECK(count_rows(house.store, "staff_session") == 1);
}
