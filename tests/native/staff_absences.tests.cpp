#include "tests/support/staff_house.hpp"

#include <catch_amalgamated.hpp>

using namespace zhiping;
using namespace zhiping::tests;
using namespace std::chrono_literals;
using Catch::Matchers::ContainsSubstring;

namespace {

Date day(const std::string& text) { return parse_date(text).value(); }

struct Office {
    StaffHouse house;
    app::FirstCredentials lead = house.desk.add_ready("1", {Role::Lead});
    app::FirstCredentials handler = house.desk.add_ready("2", {Role::Handler});
    app::FirstCredentials auditor = house.desk.add_ready("3", {Role::Auditor});

    Office() { house.desk.add("4", {Role::Lead}, "420100"); }

    std::string set(const std::string& badge, const std::string& from, const std::string& to,
                    const std::string& deputy) {
        return app::set_absence(house.store, badge, {day(from), day(to), deputy}, china_date(house.now)).value_or("");
    }

    std::vector<Role> roles_at(const app::FirstCredentials& whose, const std::string& time) {
        house.now = parse_china_time(time).value();
        return house.find(house.enter(whose))->roles;
    }
};

} // namespace

TEST_CASE("A deputy has the absent one's roles from midnight to midnight in China, and the absent one can sign in") {
    Office office;
    CHECK(office.set("1", "2026-12-01", "2026-12-02", "2") == "");
    const std::vector own{Role::Handler}, both{Role::Handler, Role::Lead};
    CHECK(office.roles_at(office.handler, "2026-11-30 23:59") == own);
    CHECK(office.roles_at(office.handler, "2026-12-01 00:00") == both);
    CHECK(office.roles_at(office.lead, "2026-12-01 12:00") == std::vector{Role::Lead});
    CHECK(office.roles_at(office.handler, "2026-12-02 23:59") == both);
    CHECK(office.roles_at(office.handler, "2026-12-03 00:00") == own);
}

TEST_CASE("Who is signed in over midnight becomes a deputy and ceases to be one") {
    Office office;
    CHECK(office.set("1", "2026-12-01", "2026-12-01", "2") == "");
    auto& house = office.house;
    house.now = parse_china_time("2026-11-30 23:50").value();
    const auto with_code = house.enter(office.handler), without = house.enter(office.handler, "");
    CHECK_FALSE(house.find(with_code)->has(Role::Lead));
    house.now += 15min;
    CHECK(house.find(with_code)->has(Role::Lead));
    CHECK_FALSE(house.find(without)->has(Role::Lead)); // A lead shows a code.
    house.now = parse_china_time("2026-12-01 23:50").value();
    const auto later = house.enter(office.handler);
    CHECK(house.find(later)->has(Role::Lead));
    house.now += 15min;
    CHECK_FALSE(house.find(later)->has(Role::Lead));
}

TEST_CASE("A ring or a chain of deputies is refused, whichever way it is built") {
    Office office;
    CHECK(office.set("1", "2026-12-01", "2026-12-05", "2") == "");
    CHECK(office.set("2", "2026-12-05", "2026-12-09", "1") == "2 stands in for somebody in this time");
    CHECK(office.set("2", "2026-12-05", "2026-12-09", "3") == "2 stands in for somebody in this time");
    CHECK(office.set("3", "2026-11-28", "2026-12-01", "1") == "1 is absent in this time");
    CHECK(office.set("2", "2026-12-06", "2026-12-09", "1") == "");
    CHECK(office.set("1", "2026-12-01", "2026-12-05", "3") == "1 has another absence in this time");
    CHECK(count_rows(office.house.store, "staff_absence") == 2);
}

TEST_CASE("An absence that cannot be is refused with a reason, and nothing changes") {
    Office office;
    app::disable_staff(office.house.store, "3");
    CHECK(office.set("1", "2026-12-01", "2026-12-02", "1") == "1 cannot stand in for himself");
    CHECK(office.set("1", "2026-12-01", "2026-12-02", "4") == "4 is of unit 420100, not of 420114");
    CHECK(office.set("1", "2026-12-01", "2026-12-02", "3") == "3 is disabled");
    CHECK(office.set("1", "2026-12-02", "2026-12-01", "2") == "2026-12-01 is before 2026-12-02");
    CHECK(office.set("1", "2026-11-01", "2026-11-19", "2") == "2026-11-19 is past");
    CHECK(office.set("7", "2026-12-01", "2026-12-02", "2") == "nobody of staff has the badge number '7'");
    CHECK(office.set("1", "2026-12-01", "2026-12-02", "7") == "nobody of staff has the badge number '7'");
    CHECK(count_rows(office.house.store, "staff_absence") == 0);
}

TEST_CASE("An absence that is cancelled is none") {
    Office office;
    const auto today = china_date(office.house.now);
    CHECK(office.set("1", "2026-11-20", "2026-11-21", "2") == "");
    const auto id = office.house.find(office.house.enter(office.lead))->id;
    CHECK(app::list_absences(office.house.store, id, today) ==
          std::vector{app::Absence{day("2026-11-20"), day("2026-11-21"), "2"}});
    CHECK_FALSE(app::cancel_absence(office.house.store, "1", day("2026-11-20")));
    CHECK(app::list_absences(office.house.store, id, today).empty());
    CHECK(app::cancel_absence(office.house.store, "1", day("2026-11-20")) ==
          "1 has no absence that begins on 2026-11-20");
}

TEST_CASE("Nobody has the roles of who is disabled or has gone to another unit") {
    Office office;
    auto& house = office.house;
    CHECK(office.set("1", "2026-11-20", "2026-11-21", "2") == "");
    const auto token = house.enter(office.handler);
    CHECK(house.find(token)->has(Role::Lead));
    const std::vector moved{store::StaffFacts{office.lead.officer, "420100", {Role::Lead}}};
    static_cast<void>(app::load_staff(house.store, house.vault, chance, moved, app::WhenKnown::Change));
    CHECK_FALSE(house.find(token)->has(Role::Lead));
    const std::vector back{store::StaffFacts{office.lead.officer, "420114", {Role::Lead}}};
    static_cast<void>(app::load_staff(house.store, house.vault, chance, back, app::WhenKnown::Change));
    CHECK(house.find(token)->has(Role::Lead));
    app::disable_staff(house.store, "1");
    CHECK_FALSE(house.find(token)->has(Role::Lead));
}
