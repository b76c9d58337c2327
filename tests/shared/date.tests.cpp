#include "shared/calendar/date.hpp"
#include "shared/text/text_ids.hpp"
#include "tests/shared/support.hpp"

using namespace zhiping;
using namespace zhiping::test;
using namespace std::chrono_literals;
using std::chrono::days;

TEST_CASE("A date is read as it is written") {
    CHECK(*parse_date("2026-11-20") == Date{2026y / 11 / 20});
    CHECK(*parse_date("1970-01-01") == Date{});
    CHECK(*parse_date("9999-12-31") == Date{9999y / 12 / 31});
}

TEST_CASE("Every day of 1970 to 2100 survives writing and reading") {
    int different = 0;
    for (Date day{1970y / 1 / 1}; day < Date{2101y / 1 / 1}; day += days{1}) {
        const auto read = parse_date(to_string(day));
        different += !read || *read != day;
    }
    CHECK(different == 0);
}

TEST_CASE("Leap days exist in leap years only") {
    CHECK(parse_date("2024-02-29"));
    CHECK(parse_date("2000-02-29"));
    CHECK_FALSE(parse_date("2026-02-29"));
    CHECK_FALSE(parse_date("2100-02-29"));
    CHECK_FALSE(parse_date("2024-02-30"));
}

TEST_CASE("Anything but a day in the form 2026-11-20 is refused") {
    const auto text = GENERATE("", "2026", "2026-11", "2026-1-20", "2026-11-2", "20261120", "2026/11/20", "2026-11/20",
                               "2026-11-20 ", " 2026-11-20", "2026-13-01", "2026-00-01", "2026-01-00", "2026-04-31",
                               "+026-11-20", "-026-11-20", "2026-+1-20", "2026-1a-20", "2026-11- 2", "２026-11-20",
                               "2026-11-20T00:00", "12026-11-20", "0x26-11-20", "yyyy-mm-dd", "二〇二六年");
    CAPTURE(text);
    CHECK(refusal(parse_date(text)) == invalid("date", Text::DateMalformed));
}

TEST_CASE("A byte of zero in a date is refused") { CHECK_FALSE(parse_date(std::string_view{"2026-11-2\0", 10})); }

TEST_CASE("A time is read as the clock in China shows it") {
    CHECK(*parse_china_time("2026-11-20 15:32") == at(2026y / 11 / 20, 15, 32));
    CHECK(*parse_china_time("1970-01-01 08:00") == Instant{});
    CHECK(*parse_china_time("2026-01-01 00:00") == Instant{Date{2025y / 12 / 31}} + 16h);
    CHECK(*parse_china_time("2026-12-31 23:59") == at(2026y / 12 / 31, 23, 59));
}

TEST_CASE("Anything but a time in the form 2026-11-20 15:32 is refused") {
    const auto text =
        GENERATE("", "2026-11-20", "2026-11-20 ", "2026-11-20 24:00", "2026-11-20 15:60", "2026-11-20 5:32",
                 "2026-11-20T15:32", "2026-11-20 15-32", "2026-11-20 15:32:00", "2026-02-30 15:32", "2026-11-20 -1:00",
                 "2026-11-20 15:+2", " 2026-11-20 15:3", "2026-11-20 15:3x");
    CAPTURE(text);
    CHECK(refusal(parse_china_time(text)) == invalid("time", Text::DateMalformed));
}

TEST_CASE("Random times survive writing and reading to the minute") {
    Random random{1};
    for (int round = 0; round < 2000; ++round) {
        const Instant minute{std::chrono::minutes{random.below(60'000'000)}};
        const auto read = parse_china_time(to_china_time(minute));
        REQUIRE(refusal(read) == std::nullopt);
        CHECK(*read == minute);
    }
}

TEST_CASE("The day in China begins at 16:00 UTC of the day before") {
    CHECK(china_date(Instant{Date{2026y / 3 / 1}} + 15h + 59min + 59s) == Date{2026y / 3 / 1});
    CHECK(china_date(Instant{Date{2026y / 3 / 1}} + 16h) == Date{2026y / 3 / 2});
    CHECK(china_date(Instant{} - 9h) == Date{} - days{1});
}

TEST_CASE("The time of day is China's, to the minute") {
    const auto time = china_time_of_day(at(2026y / 3 / 2, 0, 7) + 59s);
    CHECK(time.hour == 0);
    CHECK(time.minute == 7);
    CHECK(china_time_of_day(Instant{} - 9h).hour == 23);
}

TEST_CASE("A date is spoken in Chinese and in English") {
    const Date wednesday{2026y / 11 / 25};
    CHECK(spoken_date(wednesday, Language::Chinese) == "11月25日（星期三）");
    CHECK(spoken_date(wednesday, Language::English) == "Wednesday 25 November");
    CHECK(spoken_date(wednesday, Language::Chinese, true) == "2026年11月25日（星期三）");
    CHECK(spoken_date(wednesday, Language::English, true) == "Wednesday 25 November 2026");
    CHECK(spoken_date(Date{2026y / 2 / 1}, Language::Chinese) == "2月1日（星期日）");
}

TEST_CASE("Every weekday has its name") {
    struct Names {
        int day;
        const char* chinese;
        const char* english;
    };
    const auto names =
        GENERATE(Names{1, "3月1日（星期日）", "Sunday 1 March"}, Names{2, "3月2日（星期一）", "Monday 2 March"},
                 Names{3, "3月3日（星期二）", "Tuesday 3 March"}, Names{4, "3月4日（星期三）", "Wednesday 4 March"},
                 Names{5, "3月5日（星期四）", "Thursday 5 March"}, Names{6, "3月6日（星期五）", "Friday 6 March"},
                 Names{7, "3月7日（星期六）", "Saturday 7 March"});
    const Date day{2026y / 3 / names.day};
    CHECK(spoken_date(day, Language::Chinese) == names.chinese);
    CHECK(spoken_date(day, Language::English) == names.english);
}

TEST_CASE("Every month has its name") {
    constexpr std::array months{"January", "February", "March",     "April",   "May",      "June",
                                "July",    "August",   "September", "October", "November", "December"};
    for (unsigned month = 1; month <= 12; ++month) {
        const auto noon = at(2026y / std::chrono::month{month} / 9, 12);
        CHECK(spoken_time(noon, Language::English) == "9 " + std::string{months[month - 1]} + " 2026, 12:00");
    }
}

TEST_CASE("A time is spoken in Chinese and in English") {
    const auto instant = at(2026y / 11 / 20, 15, 32);
    CHECK(spoken_time(instant, Language::Chinese) == "2026年11月20日 15:32");
    CHECK(spoken_time(instant, Language::English) == "20 November 2026, 15:32");
    CHECK(spoken_time(at(2026y / 11 / 20, 0, 5), Language::Chinese) == "2026年11月20日 00:05");
}
