#include "tests/common/amended_calendar.hpp"
#include "tests/support/case_house.hpp"

#include <catch_amalgamated.hpp>

using namespace zhiping;
using namespace zhiping::tests;
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
    ++house.calendar_version;
    house.now = parse_china_time("2026-11-28 00:00").value(); // The Saturday that is worked instead of the Monday.
    house.run_clocks();
    CHECK(house.actions_of(receipt) == std::vector{Open, Remind});
    CHECK(house.find(receipt)->file.running(ClockKind::Reply)->due == Date{2026y / 12 / 1});
    CHECK(house.verify().empty());
}
