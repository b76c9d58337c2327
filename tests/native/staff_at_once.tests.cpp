#include "native/command_line/csv.hpp"
#include "tests/support/json.hpp"
#include "tests/support/served.hpp"

#include <catch_amalgamated.hpp>

#include <httplib.h>
#include <set>

// Two administrators at the same time, each with a program of their own on one store.
using namespace zhiping;
using namespace zhiping::tests;

namespace {

constexpr int rows = 6; // As many passwords are hashed, so that both are at it for a while.

struct Office {
    CommandLine zhiping;

    Office() {
        REQUIRE(zhiping.run({"units", "load", asset("units/hubei.csv")}).exit_code == 0);
        REQUIRE(zhiping.run({"keys", "init"}).exit_code == 0);
    }

    // A file of the same members as any other, all in this unit.
    std::string write_file(const std::string& unit_id, const std::string& role) const {
        std::string content = "badge,name,unit,roles\n";
        for (int row = 0; row < rows; ++row)
            content += std::to_string(12'340 + row) + ",张三," + unit_id + "," + role + "\n";
        return zhiping.write(unit_id + ".csv", content);
    }

    // Both exit codes, of two commands that run at the same time and print to the files "one" and "other".
    std::multiset<int> run_both(const std::vector<std::string>& one, const std::vector<std::string>& other) const {
        const auto first = zhiping.start(one, "one", "problem"), second = zhiping.start(other, "other", "problem");
        return {first.wait(), second.wait()};
    }

    Json list() const { return Json::parse(zhiping.run({"staff", "list", "--format", "json"}).output); }

    std::vector<command_line::CsvRow> printed(const std::string& file) const {
        return command_line::parse_csv(content_of(zhiping.file(file)));
    }
};

} // namespace

TEST_CASE("Of two who load the same members at once one comes last, whole, and each member is told one password") {
    const Office office;
    const auto one = office.write_file("420114", "handler"), other = office.write_file("420115", "lead");
    CHECK(office.run_both({"staff", "load", one}, {"staff", "load", other}) == std::multiset{0, 0});
    const auto members = office.list();
    REQUIRE(members.size() == rows);
    for (const auto& member : members) {
        CHECK(member["unit_id"] == members[0]["unit_id"]);
        CHECK(member["roles"] == Json{members[0]["unit_id"] == "420114" ? "handler" : "lead"});
    }
    std::map<std::string, std::string> passwords;
    for (const auto* file : {"one", "other"})
        for (const auto& row : office.printed(file))
            if (row.fields[0] != "badge") CHECK(passwords.emplace(row.fields[0], row.fields[2]).second);
    CHECK(passwords.size() == rows);
}

TEST_CASE("What is printed when two load at once is what signs in") {
    const Office office;
    const auto one = office.write_file("420114", "handler"), other = office.write_file("420115", "handler");
    CHECK(office.run_both({"staff", "load", one}, {"staff", "load", other}) == std::multiset{0, 0});
    const Served served{office.zhiping};
    REQUIRE(served.port != 0);
    for (const auto* file : {"one", "other"})
        for (const auto& row : office.printed(file)) {
            if (row.fields[0] == "badge") continue;
            const Json words{
                {"badge", row.fields[0]}, {"password", row.fields[2]}, {"new_password", "lamp by the river 7"}};
            const auto answer = httplib::Client{"127.0.0.1", served.port}.Post("/api/v1/staff/session", words.dump(),
                                                                               "application/json");
            REQUIRE(answer);
            CHECK(answer->status == 201);
        }
}

TEST_CASE("Of two who add the same member at once one is refused, and the other's account is there") {
    const Office office;
    const std::vector<std::string> add{"staff",  "add",    "012345",  "--name", "张三",
                                       "--unit", "420114", "--roles", "lead"};
    CHECK(office.run_both(add, add) == std::multiset{0, 1});
    CHECK(office.list().size() == 1);
    CHECK(count_of(content_of(office.zhiping.file("one")) + content_of(office.zhiping.file("other")), "signing in: ") ==
          1);
}

TEST_CASE("Who is disabled while a file is loaded is disabled, and is what the file says") {
    const Office office;
    REQUIRE(office.zhiping.run({"staff", "load", office.write_file("420114", "handler")}).exit_code == 0);
    const auto file = office.write_file("420115", "lead");
    CHECK(office.run_both({"staff", "load", file}, {"staff", "disable", "012340"}) == std::multiset{0, 0});
    const auto members = office.list();
    CHECK(members[0]["is_disabled"] == true);
    for (const auto& member : members) CHECK(member["unit_id"] == "420115");
    CHECK(members.size() == rows);
}
