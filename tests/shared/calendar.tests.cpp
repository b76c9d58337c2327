#include "shared/calendar/calendar.hpp"
#include "shared/text/text_ids.hpp"
#include "tests/shared/support.hpp"

using namespace zhiping;
using namespace zhiping::test;
using namespace std::chrono_literals;
using std::chrono::days;
using std::chrono::year_month_day;

namespace {

const Calendar& calendar() { return state_council_calendar(); }

Deadline due(Instant received, int working_days = 3) { return deadline(calendar(), received, working_days); }

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

TEST_CASE("A deadline beyond the known notices counts weekends and statutory holidays, and is provisional") {
    CHECK(due(at(2026y / 12 / 21, 9)) == Deadline{Date{2026y / 12 / 24}, 3, false});
    CHECK(due(at(2026y / 12 / 29, 9)) == Deadline{Date{2027y / 1 / 4}, 3, true}); // New Year's Day is a Friday.
    CHECK(due(at(2027y / 2 / 4, 9)) == Deadline{Date{2027y / 2 / 11}, 3, true});  // Spring Festival, Friday to Monday.
    CHECK(due(at(2028y / 9 / 29, 9)) == Deadline{Date{2028y / 10 / 6}, 3, true}); // Mid-Autumn on National Day's third.
    CHECK(due(at(2031y / 6 / 6, 9)) == Deadline{Date{2031y / 6 / 11}, 3, true});
}

TEST_CASE("From 25 December on a day is known only with the notice of the next year, which may reach back") {
    CHECK(due(at(2026y / 12 / 22, 9)) == Deadline{Date{2026y / 12 / 25}, 3, true});
    CHECK_FALSE(due(at(2025y / 12 / 26, 9)).provisional);
    CHECK_FALSE(calendar().is_working_day(Date{2022y / 12 / 31}));
    const HolidayNotice reaching_back{2027, "a notice", {Date{2027y / 1 / 1}}, {Date{2026y / 12 / 26}}};
    auto notices = shipped_notices();
    notices.push_back(reaching_back);
    const Calendar longer{notices};
    CHECK(deadline(longer, at(2026y / 12 / 23, 9), 3) == Deadline{Date{2026y / 12 / 26}, 3, false});
}

TEST_CASE("A deadline that begins before the first notice is provisional") {
    CHECK(due(at(2022y / 12 / 29, 9)).provisional);
    CHECK_FALSE(due(at(2022y / 12 / 31, 9)).provisional);
}

TEST_CASE("An amended notice replaces the one before as a whole") {
    auto notices = shipped_notices();
    auto amended = notices.back();
    amended.holidays.push_back(Date{2026y / 10 / 8});
    notices.push_back(amended);
    const Calendar prolonged{notices};
    CHECK(prolonged.notices().size() == shipped_notices().size());
    CHECK(deadline(prolonged, at(2026y / 9 / 30, 9), 3) == Deadline{Date{2026y / 10 / 12}, 3, false});
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
            working_days += calendar().is_working_day(day);
        CHECK(working_days == 3);
        CHECK(calendar().is_working_day(found.day));
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
    for (Date day{2026y / 1 / 1}; day <= Date{2026y / 12 / 31}; day += days{1}) count += calendar().is_working_day(day);
    CHECK(count == 248);
}

TEST_CASE("Weekends are free unless they are worked instead, and weekdays are worked unless they are holidays") {
    CHECK(calendar().is_working_day(Date{2026y / 2 / 14}));
    CHECK(calendar().is_working_day(Date{2026y / 9 / 20}));
    CHECK_FALSE(calendar().is_working_day(Date{2026y / 2 / 7}));
    CHECK_FALSE(calendar().is_working_day(Date{2026y / 2 / 8}));
    CHECK_FALSE(calendar().is_working_day(Date{2026y / 2 / 16}));
    CHECK(calendar().is_working_day(Date{2026y / 2 / 24}));
    CHECK_FALSE(calendar().is_working_day(Date{2031y / 10 / 1}));
    CHECK(calendar().is_working_day(Date{2031y / 1 / 22})); // New Year's Eve by the moon, which nobody has told yet.
}

TEST_CASE("Of each day it is told why it is worked or free") {
    CHECK(calendar().kind_of(Date{2026y / 2 / 13}) == DayKind::Weekday);
    CHECK(calendar().kind_of(Date{2026y / 2 / 7}) == DayKind::Weekend);
    CHECK(calendar().kind_of(Date{2026y / 2 / 14}) == DayKind::MakeUpWorkingDay);
    CHECK(calendar().kind_of(Date{2026y / 2 / 15}) == DayKind::Holiday); // A Sunday.
    CHECK(calendar().kind_of(Date{2027y / 1 / 1}) == DayKind::StatutoryHoliday);
    CHECK(calendar().kind_of(Date{2027y / 2 / 6}) == DayKind::StatutoryHoliday); // A Saturday.
    for (Date day{2026y / 1 / 1}; day <= Date{2027y / 12 / 31}; day += days{1}) {
        CAPTURE(day);
        CHECK(facts_of(day_kinds, calendar().kind_of(day)).is_worked == calendar().is_working_day(day));
    }
}

TEST_CASE("Every notice that comes with the program can be what it says, and no year is missing between them") {
    int year = shipped_notices().front().year;
    for (const auto& notice : shipped_notices()) {
        CAPTURE(notice.year);
        CHECK(check_notice(notice));
        CHECK(notice.year == year++);
        CHECK_FALSE(notice.source.empty());
    }
    CHECK(shipped_notices().front().year == 2023);
    CHECK(calendar().last_year() == year - 1);
}

TEST_CASE("A notice that cannot be what it says is refused where it is wrong") {
    const HolidayNotice good{2027, "a notice", {Date{2027y / 1 / 1}, Date{2027y / 2 / 5}}, {Date{2027y / 2 / 7}}};
    REQUIRE(check_notice(good));
    const auto refused = [&](auto change) {
        auto notice = good;
        change(notice);
        return refusal(check_notice(notice)).value_or(Error{ErrorCode::Full, Text::Submit});
    };
    CHECK(refused([](auto& each) { each.holidays.clear(); }) == invalid("holidays", Text::FieldMissing));
    CHECK(refused([](auto& each) { std::swap(each.holidays[0], each.holidays[1]); }) ==
          invalid("holidays", Text::HolidaysNotSorted));
    CHECK(refused([](auto& each) { each.holidays.push_back(each.holidays.back()); }) ==
          invalid("holidays", Text::HolidaysNotSorted));
    CHECK(refused([](auto& each) { each.holidays.push_back(Date{2028y / 1 / 1}); }) ==
          invalid("holidays", Text::HolidayOfAnotherYear));
    CHECK(refused([](auto& each) { each.holidays.insert(each.holidays.begin(), Date{2026y / 12 / 24}); }) ==
          invalid("holidays", Text::HolidayOfAnotherYear));
    CHECK(refused([](auto& each) { each.make_up_working_days = {Date{2027y / 2 / 8}}; }) ==
          invalid("make_up_working_days", Text::MakeUpDayOnWeekday));
    CHECK(refused([](auto& each) { each.holidays.push_back(Date{2027y / 2 / 7}); }) ==
          invalid("make_up_working_days", Text::HolidayAndWorkingDay));
    CHECK(refused([](auto& each) { each.make_up_working_days = {Date{2028y / 1 / 8}}; }) ==
          invalid("make_up_working_days", Text::HolidayOfAnotherYear));
}

TEST_CASE("The notice of the next year's holidays is late after 15 December, and not before") {
    CHECK_FALSE(is_notice_late(calendar(), Date{2026y / 1 / 1}));
    CHECK_FALSE(is_notice_late(calendar(), Date{2026y / 11 / 28}));
    CHECK_FALSE(is_notice_late(calendar(), Date{2026y / 12 / 15}));
    CHECK(is_notice_late(calendar(), Date{2026y / 12 / 16}));
    CHECK(is_notice_late(calendar(), Date{2027y / 3 / 1}));
    CHECK(is_notice_late(Calendar{{}}, Date{2026y / 1 / 1}));
}
