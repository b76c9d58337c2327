#include "shared/calendar/calendar.hpp"
#include "tests/shared/support.hpp"

#include <algorithm>

using namespace zhiping;
using namespace zhiping::test;
using namespace std::chrono_literals;
using std::chrono::days;
using std::chrono::year_month_day;

namespace {

const Calendar& calendar() { return state_council_calendar(); }

Deadline due(Instant received, int working_days = 3) { return deadline(calendar(), received, working_days); }

bool is_weekend(Date date) {
    const std::chrono::weekday day{date};
    return day == std::chrono::Saturday || day == std::chrono::Sunday;
}

} // namespace

TEST_CASE("What is received around the holidays of 2026 is due on the days that were counted by hand") {
    struct Vector {
        year_month_day received;
        year_month_day due;
    };
    const auto vector = GENERATE(Vector{2026y / 2 / 12, 2026y / 2 / 24},   // Spring Festival, with a worked Saturday
                                 Vector{2026y / 4 / 30, 2026y / 5 / 8},    // Labour Day
                                 Vector{2026y / 9 / 18, 2026y / 9 / 22},   // a Sunday that is worked
                                 Vector{2026y / 9 / 30, 2026y / 10 / 10},  // National Day, due on a worked Saturday
                                 Vector{2025y / 12 / 31, 2026y / 1 / 6},   // across the year, a worked Sunday
                                 Vector{2026y / 11 / 16, 2026y / 11 / 19}, // an ordinary Monday
                                 Vector{2026y / 11 / 20, 2026y / 11 / 25}, // an ordinary Friday
                                 Vector{2026y / 11 / 21, 2026y / 11 / 25}, // an ordinary Saturday
                                 Vector{2026y / 6 / 18, 2026y / 6 / 24},   // Dragon Boat
                                 Vector{2026y / 9 / 24, 2026y / 9 / 30});  // Mid-Autumn
    CAPTURE(Date{vector.received});
    const auto found = due(at(vector.received, 12));
    CHECK(found.day == Date{vector.due});
    CHECK(found.working_days == 3);
    CHECK_FALSE(found.provisional);
}

TEST_CASE("The day of receipt is the day in China, not the day in UTC") {
    const auto late_in_the_evening = at(2026y / 2 / 12, 23, 30);
    const auto after_midnight = at(2026y / 2 / 13, 0, 30);
    REQUIRE(std::chrono::floor<days>(late_in_the_evening) == std::chrono::floor<days>(after_midnight));
    CHECK(due(late_in_the_evening).day == Date{2026y / 2 / 24});
    CHECK(due(after_midnight).day == Date{2026y / 2 / 25});
}

TEST_CASE("The hour of receipt does not matter") {
    const auto hour = GENERATE(0, 7, 8, 12, 15, 16, 23);
    CHECK(due(at(2026y / 11 / 20, hour, 59)).day == Date{2026y / 11 / 25});
}

TEST_CASE("A deadline beyond the loaded calendar counts weekends alone and is provisional") {
    CHECK(due(at(2026y / 12 / 28, 9)) == Deadline{Date{2026y / 12 / 31}, 3, false});
    CHECK(due(at(2026y / 12 / 29, 9)) == Deadline{Date{2027y / 1 / 1}, 3, true});
    CHECK(due(at(2026y / 12 / 31, 9)) == Deadline{Date{2027y / 1 / 5}, 3, true});
    CHECK(due(at(2030y / 6 / 7, 9)) == Deadline{Date{2030y / 6 / 12}, 3, true});
}

TEST_CASE(
    "A deadline that begins before the loaded calendar is provisional, one that only starts from its eve is not") {
    CHECK(due(at(2025y / 12 / 30, 9)).provisional);
    CHECK_FALSE(due(at(2025y / 12 / 31, 9)).provisional);
}

TEST_CASE("No working days to wait means due on the day of receipt, even on a holiday") {
    CHECK(due(at(2026y / 10 / 1, 9), 0) == Deadline{Date{2026y / 10 / 1}, 0, false});
}

TEST_CASE("From every day of 2026 the deadline is the third working day after it") {
    for (Date received{2026y / 1 / 1}; received < Date{2026y / 12 / 1}; received += days{1}) {
        CAPTURE(received);
        const auto found = due(Instant{received} + 12h - china_offset);
        int working_days = 0;
        for (auto day = received + days{1}; day <= found.day; day += days{1})
            working_days += is_working_day(calendar(), day);
        CHECK(working_days == 3);
        CHECK(is_working_day(calendar(), found.day));
    }
}

TEST_CASE("A later receipt is never due earlier, and a longer period never ends earlier") {
    for (Date received{2025y / 12 / 1}; received < Date{2027y / 2 / 1}; received += days{1}) {
        const Instant noon{received + 4h};
        CAPTURE(received);
        CHECK(due(noon).day <= due(noon + 24h).day);
        CHECK(due(noon, 3).day < due(noon, 4).day);
    }
}

TEST_CASE("2026 has 248 working days: 365 less 104 weekend days less 13 statutory holidays") {
    int count = 0;
    for (Date day{2026y / 1 / 1}; day <= Date{2026y / 12 / 31}; day += days{1})
        count += is_working_day(calendar(), day);
    CHECK(count == 248);
}

TEST_CASE("Weekends are free unless they are worked instead, and weekdays are worked unless they are holidays") {
    CHECK(is_working_day(calendar(), Date{2026y / 2 / 14}));
    CHECK(is_working_day(calendar(), Date{2026y / 9 / 20}));
    CHECK_FALSE(is_working_day(calendar(), Date{2026y / 2 / 7}));
    CHECK_FALSE(is_working_day(calendar(), Date{2026y / 2 / 8}));
    CHECK_FALSE(is_working_day(calendar(), Date{2026y / 2 / 16}));
    CHECK(is_working_day(calendar(), Date{2026y / 2 / 24}));
    CHECK(is_working_day(calendar(), Date{2031y / 10 / 1})); // Nobody knows yet.
}

TEST_CASE("The calendar's lists are sorted, without repetition, within its span and never contradict each other") {
    for (const auto* list : {&calendar().holidays, &calendar().make_up_working_days}) {
        CHECK(std::is_sorted(list->begin(), list->end()));
        CHECK(std::adjacent_find(list->begin(), list->end()) == list->end());
        for (const auto day : *list) CHECK(calendar().covers(day));
    }
    for (const auto day : calendar().make_up_working_days) {
        CHECK(is_weekend(day));
        CHECK(std::count(calendar().holidays.begin(), calendar().holidays.end(), day) == 0);
    }
}

TEST_CASE("The calendar covers whole years") {
    CHECK(calendar().first_day == Date{2026y / 1 / 1});
    CHECK(calendar().covers(calendar().first_day));
    CHECK(calendar().covers(calendar().last_day));
    CHECK_FALSE(calendar().covers(calendar().first_day - days{1}));
    CHECK_FALSE(calendar().covers(calendar().last_day + days{1}));
}

TEST_CASE("The notice of the next year's holidays is late after 15 December, and not before") {
    const Calendar until_new_year{Date{2026y / 1 / 1}, Date{2026y / 12 / 31}, {}, {}};
    CHECK_FALSE(is_notice_late(until_new_year, Date{2026y / 1 / 1}));
    CHECK_FALSE(is_notice_late(until_new_year, Date{2026y / 11 / 28}));
    CHECK_FALSE(is_notice_late(until_new_year, Date{2026y / 12 / 15}));
    CHECK(is_notice_late(until_new_year, Date{2026y / 12 / 16}));
    CHECK(is_notice_late(until_new_year, Date{2027y / 3 / 1}));
}
