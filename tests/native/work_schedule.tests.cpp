#include "native/work/schedule.hpp"

#include <catch_amalgamated.hpp>

using namespace zhiping;
using namespace std::chrono_literals;
using work::Schedule;

namespace {

Instant at(const std::string& time) { return parse_china_time(time).value(); }

} // namespace

TEST_CASE("A job runs again so many minutes after it ended") {
    const Schedule schedule{.every = 10min};
    CHECK(schedule.next_after(at("2026-11-20 15:40")) == at("2026-11-20 15:50"));
    CHECK(schedule.first_run(at("2026-11-20 15:40")) == at("2026-11-20 15:50"));
}

TEST_CASE("A daily job runs at its time in China, once a day") {
    const Schedule schedule{.daily_at = 2h};
    CHECK(schedule.next_after(at("2026-11-20 01:59")) == at("2026-11-20 02:00"));
    CHECK(schedule.next_after(at("2026-11-20 02:00")) == at("2026-11-21 02:00"));
    CHECK(schedule.next_after(at("2026-11-20 23:59")) == at("2026-11-21 02:00"));
    // Still the day before in UTC.
    CHECK(Schedule{.daily_at = 1min}.next_after(at("2026-12-31 23:59")) == at("2027-01-01 00:01"));
}

TEST_CASE("Of a time of day and an interval, whatever comes first counts") {
    const Schedule schedule{.at_start = true, .daily_at = 1min, .every = 15min};
    CHECK(schedule.first_run(at("2026-11-20 15:40")) == at("2026-11-20 15:40"));
    CHECK(schedule.next_after(at("2026-11-20 15:40")) == at("2026-11-20 15:55"));
    CHECK(schedule.next_after(at("2026-11-20 23:50")) == at("2026-11-21 00:01"));
    CHECK(schedule.next_after(at("2026-11-21 00:01")) == at("2026-11-21 00:16"));
}

TEST_CASE("A job that fails is tried again after a minute, then two, four and so on up to an hour") {
    const Schedule schedule{.daily_at = 2h};
    const auto now = at("2026-11-20 03:00");
    const auto pause = [&](std::int64_t failures) { return schedule.next_run(now, failures) - now; };
    CHECK(pause(1) == 1min);
    CHECK(pause(2) == 2min);
    CHECK(pause(3) == 4min);
    CHECK(pause(6) == 32min);
    CHECK(pause(7) == 60min);
    CHECK(pause(1'000'000) == 60min);
    CHECK(pause(0) == 23h);
}

TEST_CASE("A job that fails is not tried later than it would run anyway") {
    const auto now = at("2026-11-20 01:50");
    CHECK(Schedule{.every = 10min}.next_run(now, 3) == now + 4min);
    CHECK(Schedule{.every = 10min}.next_run(now, 7) == now + 10min);
    CHECK(Schedule{.daily_at = 2h}.next_run(now, 7) == now + 10min);
}

TEST_CASE("A schedule is told in words") {
    CHECK(to_words(Schedule{.at_start = true, .every = 10min}) == "at start, every 10 min");
    CHECK(to_words(Schedule{.daily_at = 13h + 5min}) == "daily at 13:05");
    CHECK(to_words(Schedule{.at_start = true, .daily_at = 1min, .every = 15min}) ==
          "at start, daily at 00:01, every 15 min");
}
