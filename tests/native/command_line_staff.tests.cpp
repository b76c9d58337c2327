#include "tests/support/evaluated.hpp"
#include "tests/support/json.hpp"
#include "tests/support/served.hpp"

#include "native/app/staff_sessions.hpp"
#include "native/command_line/csv.hpp"

#include <catch_amalgamated.hpp>

using namespace zhiping;
using namespace zhiping::tests;
using Catch::Matchers::ContainsSubstring;
using Catch::Matchers::Matches;

namespace {

// A program with the units of Hubei, and keys.
struct Office {
    CommandLine zhiping;

    Office() {
        REQUIRE(zhiping.run({"units", "load", asset("units/hubei.csv")}).exit_code == 0);
        REQUIRE(zhiping.run({"keys", "init"}).exit_code == 0);
    }

    CommandLine::Outcome add(const std::string& badge, const std::string& roles = "handler",
                             const std::string& unit = "420114") const {
        return zhiping.run({"staff", "add", badge, "--name", "张三", "--unit", unit, "--roles", roles});
    }

    Json list() const {
        const auto listed = zhiping.run({"staff", "list", "--format", "json"});
        CHECK(listed.problem.empty());
        return Json::parse(listed.output);
    }
};

std::string password_in(const CommandLine::Outcome& outcome) {
    CHECK(outcome.problem.find("zhiping:") == std::string::npos);
    REQUIRE(outcome.exit_code == 0);
    return between(outcome.output, "signing in: ", "\n");
}

int status_of(const Served& served, const Json& body) {
    const auto answer =
        httplib::Client{"127.0.0.1", served.port}.Post("/api/v1/staff/session", body.dump(), "application/json");
    return answer ? answer->status : 0;
}

} // namespace

TEST_CASE("An account is made with what its owner signs in with, told once") {
    const Office office;
    const auto added = office.add("012345", "handler;lead");
    CHECK_THAT(password_in(added), Matches("[A-Z2-7]{4}-[A-Z2-7]{4}-[A-Z2-7]{4}-[A-Z2-7]{4}"));
    CHECK_THAT(added.output, ContainsSubstring("otpauth://totp/Zhiping:012345?secret="));
    CHECK_THAT(added.output, ContainsSubstring("\n█████"));
    CHECK(count_of(added.output.substr(added.output.find("Recovery codes")), "-") == 8 * 3);
    const auto listed = office.list();
    REQUIRE(listed.size() == 1);
    CHECK(listed[0] == Json{{"badge", "012345"},
                            {"name", "张三"},
                            {"unit_id", "420114"},
                            {"roles", {"handler", "lead"}},
                            {"is_disabled", false},
                            {"has_one_use_password", true},
                            {"absences", Json::array()}});
    CHECK_FALSE(contains(office.list().dump(), password_in(added)));
}

TEST_CASE("An account that cannot be is refused in one line, and nothing is stored") {
    const Office office;
    check_one_line(office.add("012345", "boss"), "staff add: role 'boss' is not one of handler, lead, supervisor");
    check_one_line(office.add("012345", "citizen"), "role 'citizen' is not one of");
    check_one_line(office.add("012345", "lead;lead"), "role 'lead' is there twice");
    check_one_line(office.add("012345", ";"), "role '' is not one of");
    check_one_line(office.add("012345", "lead", "999999"), "unit 999999 is not stored");
    check_one_line(office.add("01 45"), "badge or name: A badge number has at most 20 letters");
    check_one_line(office.add("000"), "badge is missing");
    CHECK(office.list().empty());
    REQUIRE(office.add("012345").exit_code == 0);
    check_one_line(office.add("12345"), "badge 12345 is a member's already");
    CHECK(office.list().size() == 1);
}

TEST_CASE("Without keys no account is made") {
    const Office office;
    std::filesystem::remove(office.zhiping.file("data/zhiping.keys"));
    check_one_line(office.add("012345"), "make it with 'zhiping keys init', or give --keys");
    CHECK(office.list().empty());
}

TEST_CASE("Whoever has no account is disabled and reset by nobody") {
    const Office office;
    for (const auto* command : {"disable", "reset"})
        check_one_line(office.zhiping.run({"staff", command, "012345"}),
                       "nobody of staff has the badge number '012345'");
}

TEST_CASE("Beside a running server accounts are made, disabled and reset, and it knows at once") {
    const Office office;
    const Served served{office.zhiping};
    REQUIRE(served.port != 0);
    const std::string own = "lamp by the river 7";
    const auto first = password_in(office.add("012345"));
    CHECK(status_of(served, {{"badge", "012345"}, {"password", first}}) == 400);
    CHECK(status_of(served, {{"badge", "012345"}, {"password", first}, {"new_password", own}}) == 201);
    CHECK(office.list()[0]["has_one_use_password"] == false);
    CHECK(office.zhiping.run({"staff", "disable", "012345"}).exit_code == 0);
    CHECK(office.list()[0]["is_disabled"] == true);
    CHECK(status_of(served, {{"badge", "012345"}, {"password", own}}) == 401);
    const auto again = password_in(office.zhiping.run({"staff", "reset", "012345"}));
    CHECK(office.list()[0]["is_disabled"] == false);
    CHECK(status_of(served, {{"badge", "012345"}, {"password", own}}) == 401);
    CHECK(status_of(served, {{"badge", "012345"}, {"password", again}, {"new_password", own}}) == 201);
}

TEST_CASE("A file of staff is loaded whole, and prints as CSV what each signs in with") {
    const Office office;
    REQUIRE(office.add("012345").exit_code == 0);
    office.zhiping.write("staff.csv", "badge,name,unit,roles\n"
                                      "12345,张三,420100,lead\n"
                                      "012346,李四,420114,handler;codes\n");
    const auto loaded = office.zhiping.run({"staff", "load", "staff.csv"});
    CHECK(loaded.problem == "Added 1, changed 1\n");
    REQUIRE(loaded.exit_code == 0);
    const auto rows = command_line::parse_csv(loaded.output);
    REQUIRE(rows.size() == 2);
    CHECK(rows[0].fields == std::vector<std::string>{"badge", "name", "password", "totp_address", "recovery_codes"});
    CHECK(rows[1].fields[0] == "012346");
    const auto listed = office.list();
    REQUIRE(listed.size() == 2);
    CHECK(listed[0]["unit_id"] == "420100");
    CHECK(listed[0]["roles"] == Json{"lead"});
    CHECK(listed[1]["roles"] == Json{"codes", "handler"});
}

TEST_CASE("A file of staff with one row that is wrong is refused with file and line, and nothing changes") {
    const Office office;
    REQUIRE(office.add("012345").exit_code == 0);
    const auto before = office.list();
    const std::string good = "badge,name,unit,roles\n012345,王五,420100,lead\n012346,李四,420114,handler\n";
    for (const auto& [row, reason] : std::vector<std::pair<std::string, std::string>>{
             {"012347,赵六,999999,handler", "staff.csv:4: unit 999999 is not stored"},
             {"012347,赵六,420114,boss", "staff.csv:4: role 'boss' is not one of"},
             {"012347,赵六,420114,", "staff.csv:4: a role is missing"},
             {"012347,,420114,handler", "staff.csv:4: badge or name: "},
             {",赵六,420114,handler", "staff.csv:4: badge is missing"},
             {"12346,赵六,420114,handler", "staff.csv:4: badge 12346 is there twice, staff.csv:3"}}) {
        office.zhiping.write("staff.csv", good + row + "\n");
        check_one_line(office.zhiping.run({"staff", "load", "staff.csv"}), reason);
        CHECK(office.list() == before);
    }
}

TEST_CASE("An absence is set, listed and cancelled, and refused in one line") {
    const Office office;
    REQUIRE(office.add("012345").exit_code == 0);
    REQUIRE(office.add("012346").exit_code == 0);
    const std::vector<std::string> absence{"staff", "absent", "012345", "--from", "2096-12-01"};
    const auto run = [&](std::vector<std::string> more) {
        more.insert(more.begin(), absence.begin(), absence.end());
        return office.zhiping.run(more);
    };
    check_one_line(run({"--to", "tomorrow", "--deputy", "012346"}), "--to 'tomorrow' is not a day like 2026-12-01");
    check_one_line(run({"--to", "2096-12-07", "--deputy", "012345"}), "012345 cannot stand in for himself");
    CHECK(run({"--to", "2096-12-07"}).exit_code == 2);
    CHECK(run({"--cancel", "--to", "2096-12-07"}).exit_code == 2);
    CHECK(run({"--to", "2096-12-07", "--deputy", "012346"}).output ==
          "012346 stands in for 012345 from 2096-12-01 to 2096-12-07\n");
    CHECK(office.list()[0]["absences"] == Json{{{"from", "2096-12-01"}, {"to", "2096-12-07"}, {"deputy", "012346"}}});
    CHECK_THAT(office.zhiping.run({"staff", "list"}).output, ContainsSubstring("2096-12-01 to 2096-12-07 (012346)"));
    CHECK(run({"--cancel"}).exit_code == 0);
    check_one_line(run({"--cancel"}), "012345 has no absence that begins on 2096-12-01");
    CHECK(office.list()[0]["absences"].empty());
}
