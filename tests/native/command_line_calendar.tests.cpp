#include "tests/support/command_line.hpp"
#include "tests/support/json.hpp"
#include "tests/support/sample_notice.hpp"

#include "shared/wire/calendar_json.hpp"

#include <catch_amalgamated.hpp>

using namespace zhiping;
using namespace zhiping::tests;
using Catch::Matchers::ContainsSubstring;
using Catch::Matchers::Matches;
using Catch::Matchers::StartsWith;

namespace {

std::string write_notice(const CommandLine& zhiping, const HolidayNotice& notice) {
    return zhiping.write("notice.json", wire::encode(notice)).string();
}

Json listed(const CommandLine& zhiping) {
    const auto list = zhiping.run({"calendar", "list", "--format", "json"});
    REQUIRE(list.exit_code == 0);
    return Json::parse(list.output);
}

Json due(const CommandLine& zhiping, const std::string& received, const std::string& days = "3") {
    const auto outcome = zhiping.run({"calendar", "due", received, "--days", days, "--format", "json"});
    REQUIRE(outcome.exit_code == 0);
    return Json::parse(outcome.output);
}

bool has_data(const CommandLine& zhiping) { return std::filesystem::exists(zhiping.file("data")); }

} // namespace

TEST_CASE("The last working day is told, with its weekday, where nothing was ever stored") {
    CommandLine zhiping;
    const auto told = zhiping.run({"calendar", "due", "2026-02-12 15:00", "--days", "3"});
    CHECK(told.exit_code == 0);
    CHECK(told.output == "Due on 2026-02-24, Tuesday 24 February, to midnight\n");
    CHECK(zhiping.run({"calendar", "due", "2026-02-12 15:00"}).output == told.output);
    CHECK(due(zhiping, "2026-02-12 15:00") == Json::parse(R"({"received_at": 1770879600, "working_days": 3,
        "due": "2026-02-24", "weekday": 2, "provisional": false, "first_unknown_day": null})"));
    CHECK_FALSE(has_data(zhiping));
}

TEST_CASE("A day that may still move is told as provisional, with the day about which nothing is known") {
    CommandLine zhiping;
    const auto told = zhiping.run({"calendar", "due", "2026-12-29 09:00"});
    CHECK(told.output ==
          "Due on 2027-01-04, Monday 4 January, to midnight\n"
          "Provisional: no notice decides about 2026-12-30 yet, so weekends and the holidays by law were "
          "counted\n");
    const auto json = due(zhiping, "2026-12-23 09:00");
    CHECK(json["provisional"] == true);
    CHECK(json["first_unknown_day"] == "2026-12-25");
}

TEST_CASE("The day of receipt is the day in China, also after midnight") {
    CommandLine zhiping;
    CHECK(due(zhiping, "2026-02-12 23:59")["due"] == "2026-02-24");
    CHECK(due(zhiping, "2026-02-13 00:00")["due"] == "2026-02-25");
}

TEST_CASE("What is no time, or no number of days, is refused") {
    CommandLine zhiping;
    const auto refused = zhiping.run({"calendar", "due", "2026-02-30 15:00"});
    CHECK(refused.exit_code == 1);
    CHECK(refused.problem == "zhiping: '2026-02-30 15:00' is not a time like 2026-11-20 15:32\n");
    for (const auto* days : {"0", "367", "-1", "three"}) {
        CAPTURE(days);
        CHECK(zhiping.run({"calendar", "due", "2026-02-12 15:00", "--days", days}).exit_code == 2);
    }
    CHECK(zhiping.run({"calendar", "days", "1949"}).exit_code == 2);
}

TEST_CASE("The notices that come with the program are listed where nothing was ever stored") {
    CommandLine zhiping;
    const auto json = listed(zhiping);
    REQUIRE(json.size() == shipped_notices().size());
    for (std::size_t index = 0; index < json.size(); ++index) {
        CHECK(wire::decode_notice(json[index].dump()).value() == shipped_notices()[index]);
        CHECK(json[index]["loaded_at"].is_null());
        CHECK(json[index]["in_force"] == true);
    }
    const auto table = zhiping.run({"calendar", "list"}).output;
    CHECK_THAT(table, StartsWith("year  from     state     notice\n2023  shipped  in force  "));
    CHECK_THAT(table, ContainsSubstring("off: 2022-12-31..01-02, 01-21..01-27, "));
    CHECK_THAT(table, ContainsSubstring("worked: 01-04, 02-14, 02-28, 05-09, 09-20, 10-10\n"));
    CHECK_FALSE(has_data(zhiping));
}

TEST_CASE("A notice that was loaded counts, and is listed with the time of loading; again it changes nothing") {
    CommandLine zhiping;
    const auto file = write_notice(zhiping, sample_notice());
    const auto loaded = zhiping.run({"calendar", "load", file});
    CHECK(loaded.exit_code == 0);
    CHECK(loaded.output == "Loaded the notice of 2027: 14 days off, 1 make-up days\n"
                           "The clocks of open cases move with the next run of the job clocks\n");
    CHECK(due(zhiping, "2027-02-04 09:00")["due"] == "2027-02-12");
    CHECK(due(zhiping, "2027-02-04 09:00")["provisional"] == false);
    const auto json = listed(zhiping);
    CHECK(json.back()["year"] == 2027);
    CHECK(json.back()["loaded_at"] > 1'700'000'000);

    const auto again = zhiping.run({"calendar", "load", file});
    CHECK(again.exit_code == 0);
    CHECK(again.output == "This notice of 2027 is in force already; nothing was changed\n");
    CHECK(listed(zhiping) == json);
}

TEST_CASE("An amended notice replaces the one that comes with the program, and both are listed") {
    CommandLine zhiping;
    REQUIRE(zhiping.run({"calendar", "load", write_notice(zhiping, amended_notice(2026, "2026-10-08"))}).exit_code ==
            0);
    CHECK(due(zhiping, "2026-09-30 09:00")["due"] == "2026-10-12");
    const auto table = zhiping.run({"calendar", "list"}).output;
    CHECK_THAT(table, ContainsSubstring("2026  shipped                  replaced  "));
    CHECK_THAT(between(table, "replaced", "\n2026  loaded "), ContainsSubstring("off: 01-01"));
    CHECK_THAT(between(table, "\n2026  loaded ", "  State"), Matches("\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d  in force"));
}

TEST_CASE("A check says what a notice would change, and stores nothing") {
    CommandLine zhiping;
    const auto check = zhiping.run({"calendar", "check", write_notice(zhiping, sample_notice())});
    CHECK(check.exit_code == 0);
    CHECK_THAT(check.output, ContainsSubstring("year            2027\n"));
    CHECK_THAT(check.output, ContainsSubstring("in all          14 days off, 1 make-up days\n"));
    CHECK_THAT(check.output, ContainsSubstring("becomes free    02-09\n"));
    CHECK_THAT(check.output, ContainsSubstring("becomes worked  02-14\n"));
    CHECK_THAT(check.output, ContainsSubstring("The notice is good; nothing was stored\n"));
    CHECK_FALSE(has_data(zhiping));
    const auto known = zhiping.run({"calendar", "check", asset("holidays/2026.json").string()});
    CHECK_THAT(known.output, ContainsSubstring("becomes free    -\nbecomes worked  -\n"));
}

TEST_CASE("A notice that cannot be what it says is refused by check and load, and nothing is stored") {
    CommandLine zhiping;
    const auto good = Json::parse(wire::encode(sample_notice()));
    struct Refused {
        Json change; // A merge patch.
        std::string problem;
    };
    const auto refused = GENERATE(
        Refused{{{"year", nullptr}}, "year: "}, Refused{{{"year", "2027"}}, "year: "}, Refused{{{"year", 1}}, "year: "},
        Refused{{{"year", 2028}}, "holidays: A day is not of this year"}, Refused{{{"source", nullptr}}, "source: "},
        Refused{{{"source", ""}}, "source is missing"}, Refused{{{"holidays", nullptr}}, "holidays: "},
        Refused{{{"holidays", "2027-01-01"}}, "holidays: "}, Refused{{{"holidays", Json::array()}}, "holidays: "},
        Refused{{{"holidays", Json::array({"2027-01-01", 7})}}, "holidays: "},
        Refused{{{"holidays", Json::array({"2027-02-30"})}}, "holidays: A date is written like"},
        Refused{{{"holidays", Json::array({"2027-01-02", "2027-01-01"})}}, "holidays: The days must be in order"},
        Refused{{{"holidays", Json::array({"2027-01-01", "2027-01-01"})}}, "holidays: The days must be in order"},
        Refused{{{"holidays", Json::array({"2026-12-24"})}}, "holidays: A day is not of this year"},
        Refused{{{"holidays", Json::array({"2027-01-01"})}}, "holidays: 2027-02-05 is a holiday by law"},
        Refused{{{"make_up_working_days", nullptr}}, "make_up_working_days: "},
        Refused{{{"make_up_working_days", Json::array({"2028-01-08"})}}, "make_up_working_days: A day is not of"},
        Refused{{{"make_up_working_days", Json::array({"2027-02-15"})}}, "make_up_working_days: Only a Saturday"},
        Refused{{{"make_up_working_days", Json::array({"2027-02-07"})}}, "make_up_working_days: A day cannot be both"});
    auto changed = good;
    changed.merge_patch(refused.change);
    if (refused.change.contains("year") && refused.change["year"].is_null()) changed.erase("year");
    const auto file = zhiping.write("notice.json", changed.dump()).string();
    for (const auto* command : {"check", "load"}) {
        CAPTURE(command, changed.dump());
        const auto outcome = zhiping.run({"calendar", command, file});
        CHECK(outcome.exit_code == 1);
        CHECK(outcome.output.empty());
        CHECK_THAT(outcome.problem, StartsWith("zhiping: " + file + ": " + refused.problem));
    }
    CHECK_FALSE(has_data(zhiping));
}

TEST_CASE("A file that is no notice, or that leaves out a year, is refused by check and load") {
    CommandLine zhiping;
    auto gap = sample_notice();
    gap.year = 2028;
    gap.holidays = {parse_date("2028-01-01").value()};
    gap.make_up_working_days = {};
    for (const auto* command : {"check", "load"}) {
        const auto problem = [&](const std::string& file) {
            const auto outcome = zhiping.run({"calendar", command, file});
            CHECK(outcome.exit_code == 1);
            return outcome.problem;
        };
        CHECK(problem("missing.json") == "zhiping: cannot read missing.json\n");
        zhiping.write("broken.json", R"({"year": 2027,)");
        CHECK(problem("broken.json") == "zhiping: broken.json: this is not a JSON object\n");
        zhiping.write("list.json", "[]");
        CHECK(problem("list.json") == "zhiping: list.json: this is not a JSON object\n");
        CHECK_THAT(problem(write_notice(zhiping, gap)), ContainsSubstring("the one of 2027 is missing between"));
    }
    CHECK_FALSE(has_data(zhiping));
}

TEST_CASE("The days of a year are listed, each with why it is worked or free") {
    CommandLine zhiping;
    const auto days = Json::parse(zhiping.run({"calendar", "days", "2026", "--format", "json"}).output);
    CHECK(days.size() == 365);
    CHECK(days[44] == Json::parse(R"({"day":"2026-02-14","worked":true,"why":"make_up_working_day","known":true})"));
    CHECK(days[45] == Json::parse(R"({"day":"2026-02-15","worked":false,"why":"holiday","known":true})"));
    CHECK(days[364]["known"] == false);
    const auto table = zhiping.run({"calendar", "days", "2028"}).output;
    CHECK(count_of(table, "\n") == 367);
    CHECK_THAT(table, StartsWith("day         date                    worked  why                known\n"
                                 "2028-01-01  Saturday 1 January      no      statutory_holiday  no\n"));
}
