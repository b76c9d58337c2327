#include "tests/support/sample_notice.hpp"
#include "tests/support/sample_store.hpp"
#include "tests/support/temporary_folder.hpp"

#include "native/app/case_means.hpp"
#include "native/cases/run_clocks.hpp"
#include "native/sealing/content_hash.hpp"
#include "shared/wire/calendar_json.hpp"

#include <catch_amalgamated.hpp>

#include <atomic>
#include <thread>

using namespace zhiping;
using namespace zhiping::tests;
using app::BadNotice;
using app::CurrentCalendar;
using app::NoticeLoading;
using Catch::Matchers::ContainsSubstring;

namespace {

Date day(const std::string& written) { return parse_date(written).value(); }

const auto before_national_day = parse_china_time("2026-09-30 10:00").value();

// Two processes on one database.
struct Servers {
    TemporaryFolder folder;
    store::Store one{folder.path() / "zhiping.db"};
    store::Store other{folder.path() / "zhiping.db"};
    CurrentCalendar calendar; // The other's.

    NoticeLoading load(const HolidayNotice& notice, Instant now = sample_now) {
        return std::get<NoticeLoading>(app::load_notice(one, notice, now));
    }
    app::CalendarInForce in_force() {
        return other.read([&](store::Database& database) { return calendar.in(database); });
    }
    Receipt submit(const Code& code, std::uint64_t number) {
        const auto secret = sample_token<Secret>(number);
        return app::submit_evaluation(other, calendar, sample_submission(code, number), secret, {sample_person_key},
                                      before_national_day, chance)
            .value();
    }
    std::vector<store::StoredHolidayNotice> stored() { return other.read(store::list_holiday_notices); }
};

std::string problem_with(const HolidayNotice& notice) {
    Servers servers;
    const auto outcome = app::load_notice(servers.one, notice, sample_now);
    CHECK(servers.stored().empty());
    CHECK(servers.in_force().version == 0);
    return std::get<BadNotice>(outcome).reason;
}

} // namespace

TEST_CASE("Where nothing was loaded, the notices that come with the program are in force, as version 0") {
    Servers servers;
    const auto in_force = servers.in_force();
    CHECK(in_force.version == 0);
    CHECK(std::ranges::equal(in_force.days->notices(), shipped_notices()));
}

TEST_CASE("A notice that one process loads is in force in another at once") {
    Servers servers;
    CHECK_FALSE(servers.in_force().days->is_known(day("2027-02-09")));
    REQUIRE(servers.load(sample_notice()) == NoticeLoading::Stored);
    const auto in_force = servers.in_force();
    CHECK(in_force.version == 1);
    CHECK(in_force.days->last_year() == 2027);
    CHECK(in_force.days->kind_of(day("2027-02-09")) == DayKind::Holiday);
    CHECK(in_force.days->kind_of(day("2027-02-14")) == DayKind::MakeUpWorkingDay);
}

TEST_CASE("A notice that was loaded is stronger than the one of its year that comes with the program") {
    Servers servers;
    CHECK(servers.in_force().days->is_working_day(day("2026-10-08")));
    REQUIRE(servers.load(amended_notice(2026, "2026-10-08")) == NoticeLoading::Stored);
    CHECK_FALSE(servers.in_force().days->is_working_day(day("2026-10-08")));
    CHECK(servers.in_force().days->notices().size() == shipped_notices().size());
}

TEST_CASE("An amended notice replaces the earlier one of its year as a whole, and both stay stored") {
    Servers servers;
    const auto first = amended_notice(2026, "2026-10-08"), second = amended_notice(2026, "2026-10-09");
    servers.load(first);
    servers.load(second);
    const auto in_force = servers.in_force();
    CHECK(in_force.version == 2);
    CHECK(in_force.days->is_working_day(day("2026-10-08")));
    CHECK_FALSE(in_force.days->is_working_day(day("2026-10-09")));
    CHECK(servers.stored() == std::vector<store::StoredHolidayNotice>{{first, sample_now, 1}, {second, sample_now, 2}});
}

TEST_CASE("What is in force already is not stored again; what was replaced can be loaded again") {
    Servers servers;
    CHECK(servers.load(shipped_notices().back()) == NoticeLoading::AlreadyInForce);
    CHECK(servers.in_force().version == 0);
    CHECK(servers.load(amended_notice(2026, "2026-10-08")) == NoticeLoading::Stored);
    CHECK(servers.load(amended_notice(2026, "2026-10-08")) == NoticeLoading::AlreadyInForce);
    CHECK(servers.in_force().version == 1);
    CHECK(servers.load(shipped_notices().back()) == NoticeLoading::Stored);
    CHECK(servers.in_force().version == 2);
    CHECK(servers.in_force().days->is_working_day(day("2026-10-08")));
}

TEST_CASE("A calendar is made anew only when a notice was loaded, and one that is held goes on") {
    Servers servers;
    const auto before = servers.in_force();
    CHECK(servers.in_force().days == before.days);
    servers.load(sample_notice());
    CHECK(servers.in_force().days != before.days);
    CHECK_FALSE(before.days->is_known(day("2027-02-09")));
}

TEST_CASE("A transaction sees the calendar of its own moment, whatever is loaded meanwhile") {
    Servers servers;
    const auto [began, later] = servers.other.read([&](store::Database& database) {
        const auto first = servers.calendar.in(database);
        servers.load(sample_notice());
        CHECK(servers.in_force().version == 1);
        return std::pair{first, servers.calendar.in(database)};
    });
    CHECK(began.version == 0);
    CHECK(later.version == 0);
    CHECK(later.days->last_year() == 2026);
    CHECK(servers.in_force().days->last_year() == 2027);
}

TEST_CASE("Many threads ask for the calendar while notices are loaded, and each gets the days of its version") {
    Servers servers;
    std::atomic<bool> is_over = false;
    std::atomic<int> wrong = 0;
    std::vector<std::thread> threads;
    for (int number = 0; number < 3; ++number)
        threads.emplace_back([&] {
            do {
                const auto in_force = servers.in_force();
                if (in_force.days->is_working_day(day("2026-10-08")) != (in_force.version % 2 == 0)) ++wrong;
            } while (!is_over);
        });
    for (int round = 0; round < 10; ++round) {
        servers.load(amended_notice(2026, "2026-10-08"));
        servers.load(shipped_notices().back());
    }
    is_over = true;
    for (auto& thread : threads) thread.join();
    CHECK(wrong == 0);
    CHECK(servers.in_force().version == 20);
}

TEST_CASE("An evaluation is promised a reply by the calendar that another process has just loaded") {
    Servers servers;
    const auto code = fill_with_samples(servers.one);
    CHECK(servers.submit(code, 1).due == Deadline{day("2026-10-10"), 3, false});
    servers.load(amended_notice(2026, "2026-10-08"));
    CHECK(servers.submit(code, 2).due == Deadline{day("2026-10-12"), 3, false});
}

TEST_CASE("The clock of an open case moves with the first run after an amended notice was loaded, and only then") {
    Servers servers;
    const auto receipt = servers.submit(fill_with_samples(servers.one), 1);
    const auto run = [&] {
        const auto means = app::case_means(servers.calendar, chance);
        return cases::run_clocks(servers.other, means, before_national_day, fail_on_problem).moved;
    };
    const auto due = [&] {
        return servers.other.read([&](store::Database& database) {
            return cases::find_case(database, receipt.number)->file.clocks.front().due;
        });
    };
    CHECK(run() == 0);
    servers.load(amended_notice(2026, "2026-10-08"), before_national_day);
    CHECK(due() == day("2026-10-10"));
    CHECK(run() == 1);
    CHECK(due() == day("2026-10-12"));
    CHECK(run() == 0);
}

TEST_CASE("Notices are listed by year, each after the one that it replaced") {
    const auto amended = amended_notice(2025, "2025-10-09");
    const auto listed = app::list_notices({{sample_notice(), sample_now}, {amended, sample_now}});
    std::vector<std::string> words;
    for (const auto& [notice, loaded, is_in_force] : listed)
        words.push_back(std::to_string(notice.year) + (loaded ? " loaded" : "") + (is_in_force ? " in force" : ""));
    CHECK(words == std::vector<std::string>{"2023 in force", "2024 in force", "2025", "2025 loaded in force",
                                            "2026 in force", "2027 loaded in force"});
}

TEST_CASE("A notice that leaves a gap between the years, or a holiday by law out, is not loaded") {
    auto notice = sample_notice();
    SECTION("a year is missing before it") {
        notice = {2028, "a notice", {day("2028-01-01")}, {}};
        CHECK(problem_with(notice) ==
              "year: the notices from 2023 to 2026 are known; the one of 2027 is missing between");
    }
    SECTION("a year is missing after it") {
        notice = {2021, "a notice", {day("2021-01-01")}, {}};
        CHECK(problem_with(notice) ==
              "year: the notices from 2023 to 2026 are known; the one of 2022 is missing between");
    }
    SECTION("a holiday by law is left out") {
        std::erase(notice.holidays, day("2027-10-02"));
        CHECK(problem_with(notice) == "holidays: 2027-10-02 is a holiday by law, and not among them");
    }
    SECTION("it has no source") {
        notice.source.clear();
        CHECK_THAT(problem_with(notice), ContainsSubstring("source is missing"));
    }
    SECTION("its source cannot be printed") {
        notice.source = "one line\nand another";
        CHECK(problem_with(notice) == "source contains a control character");
    }
}

TEST_CASE("The year before the first can be loaded, by the law of its time") {
    Servers servers;
    CHECK(servers.load({2022, "a notice", {day("2022-05-01")}, {}}) == NoticeLoading::Stored);
    CHECK(servers.in_force().days->notices().front().year == 2022);
}

TEST_CASE("Whoever changes a notice that comes with the program raises their revision and writes its hash here") {
    std::string all;
    for (const auto& notice : shipped_notices()) all += wire::encode(notice) + "\n";
    CHECK(shipped_notices_revision == 0);
    CHECK(to_digits(sealing::sha256_of(all)) == "bba4216ab84ffad8dcd7e56522cd2effa528fa3c7d1a030d22f660d3451db9f0");
}
