#include "tests/support/command_line.hpp"
#include "tests/support/json.hpp"

#include "shared/calendar/date.hpp"
#include "shared/cases/policy.hpp"

#include <catch_amalgamated.hpp>

using namespace zhiping;
using namespace zhiping::tests;
using Catch::Matchers::ContainsSubstring;
using Catch::Matchers::EndsWith;

namespace {

// By the clock of this machine.
std::string day_from_now(int days) {
    const auto now = std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now());
    return to_string(china_date(now) + std::chrono::days{days});
}

// A program with the units of Hubei.
struct Office {
    CommandLine zhiping;

    Office() {
        REQUIRE(zhiping.run({"units", "load", asset("units/hubei.csv")}).exit_code == 0);
        REQUIRE(zhiping.run({"keys", "init"}).exit_code == 0);
    }

    Json list() const {
        const auto listed = zhiping.run({"policy", "list", "--format", "json"});
        REQUIRE(listed.exit_code == 0);
        return Json::parse(listed.output);
    }

    // The policy that `list` tells of last, with what its author adds.
    Json next(const std::string& member = "source", const Json& value = "Order 12") const {
        auto file = list().back()["content"];
        file["version"] = 1001;
        file["source"] = "Order 12";
        file[member] = value;
        return file;
    }

    CommandLine::Outcome load(const std::string& content, const std::string& begins = day_from_now(30)) const {
        const auto file = zhiping.write("mine.json", content);
        return zhiping.run({"policy", "load", file, "--begins", begins, "--who", "法制处"});
    }

    std::string refusal(const std::string& content, const std::string& begins = day_from_now(30)) const {
        const auto before = list();
        const auto refused = load(content, begins);
        CHECK(refused.exit_code == 1);
        CHECK(refused.output.empty());
        CHECK(list() == before);
        return refused.problem;
    }
};

} // namespace

TEST_CASE("The policies that come with the program are listed where nothing was ever stored") {
    CommandLine zhiping;
    const auto listed = zhiping.run({"policy", "list"});
    REQUIRE(listed.exit_code == 0);
    CHECK_THAT(listed.output, ContainsSubstring("in force"));
    const auto json = Json::parse(zhiping.run({"policy", "list", "--format", "json"}).output);
    REQUIRE(json.size() == policies().size());
    CHECK(json.back()["in_force"] == true);
    CHECK(json.back()["begins"] == nullptr);
    CHECK(json.back()["content"]["reply_working_days"] == newest_policy().reply_working_days);
    CHECK_FALSE(std::filesystem::exists(zhiping.file("data")));
    CHECK(zhiping.run({"policy", "load", asset("policy/4.json"), "--begins", day_from_now(30)}).exit_code == 1);
    CHECK_FALSE(std::filesystem::exists(zhiping.file("data")));
}

TEST_CASE("A policy is loaded from a file, listed with who answers for it, and verified") {
    const Office office;
    const auto loaded = office.load(office.next("recheck_percent", 50).dump());
    REQUIRE(loaded.problem.empty());
    CHECK_THAT(loaded.output, ContainsSubstring("Loaded version 1001, which begins on " + day_from_now(30)));
    const auto last = office.list().back();
    CHECK(last["version"] == 1001);
    CHECK(last["begins"] == day_from_now(30));
    CHECK(last["who"] == "法制处");
    CHECK(last["in_force"] == false);
    CHECK(last["loaded_at"].is_number());
    CHECK(last["content"]["recheck_percent"] == 50);
    CHECK(last["content"]["source"] == "Order 12");
    CHECK_THAT(office.zhiping.run({"policy", "list"}).output, ContainsSubstring("to come"));
    CHECK(office.zhiping.run({"verify"}).exit_code == 0);
    CHECK(office.zhiping.run({"calendar", "due", "2026-02-12 15:00"}).exit_code == 0); // The policy in force is read.
}

TEST_CASE("A policy that is refused says which member and why, and nothing is stored") {
    const Office office;
    CHECK_THAT(office.refusal(office.next("reply_working_days", 4).dump()),
               ContainsSubstring("mine.json: reply_working_days: The instructions that come with the program promise"));
    CHECK_THAT(office.refusal(office.next("version", 4).dump()),
               ContainsSubstring("version: The version must be 1001"));
    CHECK_THAT(office.refusal(office.next("mood", 4).dump()), EndsWith("mine.json: mood: This value is not known.\n"));
    CHECK_THAT(office.refusal("您好"), EndsWith("mine.json: content: Line 1 is not valid JSON.\n"));
    CHECK_THAT(office.refusal(office.next().dump(), day_from_now(0)),
               EndsWith("begins: The day it begins must be later than today.\n"));
    CHECK_THAT(office.refusal(office.next().dump(), "soon"),
               EndsWith("--begins 'soon' is not a day like 2027-01-01\n"));
    CHECK_THAT(office.refusal(std::string(20'000, ' ')), EndsWith("mine.json: more than 16 kB\n"));
    CHECK(office.zhiping.run({"policy", "load", "none.json", "--begins", day_from_now(30)}).exit_code == 1);
    CHECK(office.zhiping.run({"policy", "load", "mine.json"}).exit_code == 2);
}
