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
    house.tell_of_calendar();
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
    house.tell_of_calendar();
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
    house.notices.push_back(amended_notice(2026, "2026-11-25"));
    int asked = 0;
    const auto changes = house.calendar_changes;
    const auto means = [&](store::Database& database) {
        house.calendar_changes = changes;
        if (++asked > 1) house.tell_of_calendar(house.now - 2 * 24h); // After all clocks were moved.
        return house.means(database);
    };
    const auto run = cases::run_clocks(house.store, means, house.now, fail_on_problem);
    CHECK(run.moved == 0);
    CHECK(run.events == 2);
    CHECK(house.actions_of(receipt) == std::vector{Open, MoveClocks, Remind});
    CHECK(house.verify().empty());
}

TEST_CASE("Of two notices that were loaded while the job was away, the first says what was late") {
    CaseHouse house;
    const auto receipt = house.evaluate().number;
    house.notices.push_back(amended_notice(2026, "2026-11-25"));
    house.tell_of_calendar(house.now + 24h); // In time: it is due on the 26th.
    house.tell_of_calendar(house.now + 8 * 24h);
    house.now += 9 * 24h;
    house.run_clocks();
    CHECK(house.actions_of(receipt) == std::vector{Open, MoveClocks, BecomeOverdue});
    CHECK(house.find(receipt)->file.running(ClockKind::Reply)->due == parse_date("2026-11-26").value());
}

TEST_CASE("A notice that was loaded when a clock was late already leaves it so, though the program's came later") {
    CaseHouse house;
    const auto receipt = house.evaluate().number;
    house.notices.push_back(amended_notice(2026, "2026-11-25"));
    house.tell_of_calendar(house.now + 6 * 24h);
    house.tell_of_calendar();
    house.now += 7 * 24h;
    house.run_clocks();
    CHECK(house.find(receipt)->file.running(ClockKind::Reply)->due == parse_date("2026-11-25").value());
    CHECK(house.find(receipt)->file.running(ClockKind::Reply)->is_late);
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
