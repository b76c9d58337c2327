#include "tests/common/amended_calendar.hpp"
#include "tests/support/case_house.hpp"
#include "tests/support/sample_notice.hpp"

#include <catch_amalgamated.hpp>

using namespace zhiping;
using namespace zhiping::tests;
using namespace std::chrono_literals;
using enum CaseAction;

TEST_CASE("Where an amended calendar leaves a clock its date, the reminder still comes a working day before") {
    using namespace std::chrono;
    CaseHouse house;
    house.now = parse_china_time("2026-11-26 10:00").value(); // A Thursday: due on Tuesday, reminded on Monday.
    const auto receipt = house.evaluate().number;
    auto& notice = house.notices.back();
    REQUIRE(notice.year == 2026);
    notice = test::with_holiday(notice, Date{2026y / 11 / 30});
    notice.make_up_working_days.push_back(Date{2026y / 11 / 28});
    REQUIRE(check_notice(notice));
    house.tell_of_shipped_calendar();
    house.now = parse_china_time("2026-11-28 00:00").value(); // The Saturday that is worked instead of the Monday.
    house.run_clocks();
    CHECK(house.actions_of(receipt) == std::vector{Open, Remind});
    CHECK(house.find(receipt)->file.running(ClockKind::Reply)->due == Date{2026y / 12 / 1});
    CHECK(house.verify().empty());
}

TEST_CASE("A case that could not be read when the calendar was amended is moved once it can be") {
    CaseHouse house;
    const auto receipt = house.evaluate().number;
    const auto due = house.find(receipt)->file.running(ClockKind::Reply)->due;
    house.execute("UPDATE case_event SET facts = '!' || facts");
    house.notices.push_back(amended_notice(2026, "2026-11-25"));
    house.tell_of_shipped_calendar();
    std::vector<std::string> problems;
    const auto tell = [&](const std::string& problem) { problems.push_back(problem); };
    CHECK(cases::run_clocks(house.store, house.means, house.now, tell).moved == 0);
    CHECK(problems.size() == 1);
    house.execute("UPDATE case_event SET facts = substr(facts, 2)");
    CHECK(cases::run_clocks(house.store, house.means, house.now, tell).moved == 1);
    CHECK(house.find(receipt)->file.running(ClockKind::Reply)->due > due);
}

TEST_CASE("A notice that is loaded while the job runs moves a clock before it would be late") {
    CaseHouse house;
    const auto receipt = house.evaluate().number;
    house.now += 6 * 24h; // The 26th: it was due on the 25th.
    const auto before = house.means;
    int asked = 0;
    const auto means = [&](store::Database& database) {
        if (++asked == 2) { // After all clocks were moved.
            house.notices.push_back(amended_notice(2026, "2026-11-25"));
            house.tell_of_calendar(house.now - 2 * 24h);
        }
        return before(database);
    };
    const auto run = cases::run_clocks(house.store, means, house.now, fail_on_problem);
    CHECK(run.moved == 0);
    CHECK(run.events == 2);
    CHECK(house.actions_of(receipt) == std::vector{Open, MoveClocks, Remind});
    CHECK(house.verify().empty());
}

TEST_CASE("Of notices that were loaded while the job was away, each leaves late what was late when it was loaded") {
    CaseHouse house;
    const auto receipt = house.evaluate().number;
    const auto due = [&] { return house.find(receipt)->file.running(ClockKind::Reply)->due; };
    SECTION("one that has nothing to do with it saves no clock from the other") {
        house.notices.push_back(amended_notice(2026, "2026-12-25"));
        house.tell_of_calendar(house.now + 24h);
        house.notices.push_back(amended_notice(2026, "2026-11-25"));
        house.tell_of_calendar(house.now + 8 * 24h);
        house.now += 9 * 24h;
        house.run_clocks();
        CHECK(due() == parse_date("2026-11-25").value());
        CHECK(house.find(receipt)->file.running(ClockKind::Reply)->is_late);
    }
    SECTION("one that was loaded in time moves it, though another came later") {
        house.notices.push_back(amended_notice(2026, "2026-11-25"));
        house.tell_of_calendar(house.now + 24h);
        house.notices.push_back(amended_notice(2026, "2026-11-26"));
        house.tell_of_calendar(house.now + 24h * 8);
        house.now += 9 * 24h;
        house.run_clocks();
        CHECK(house.actions_of(receipt) == std::vector{Open, MoveClocks, BecomeOverdue});
        CHECK(due() == parse_date("2026-11-26").value());
    }
    SECTION("also when the program came with others since") {
        house.notices.push_back(amended_notice(2026, "2026-11-25"));
        house.tell_of_calendar(house.now + 24h);
        house.tell_of_shipped_calendar();
        house.now += 9 * 24h;
        house.run_clocks();
        CHECK(due() == parse_date("2026-11-26").value());
    }
    CHECK(house.run_clocks().moved == 0);
    CHECK(house.verify().empty());
}

TEST_CASE("Who answers before the job has seen an amended calendar is measured by it") {
    CaseHouse house;
    const auto receipt = house.evaluate().number;
    house.notices.push_back(amended_notice(2026, "2026-11-25"));
    house.tell_of_calendar(house.now);
    house.now = sample_now + 6 * 24h; // The 26th, when it is due now.
    house.does(receipt, CaseAction::Take, handler);
    CHECK(house.actions_of(receipt) == std::vector{Open, MoveClocks, Take});
    house.does(receipt, CaseAction::IssueReply, handler, {.reply = CaseHouse::clean_reply()});
    CHECK_FALSE(house.find(receipt)->file.find_clock(ClockKind::Reply, 1)->is_late);
}
