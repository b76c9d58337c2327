#include "native/app/notice_lines.hpp"

#include "native/app/holiday_notices.hpp"
#include "native/app/verify_journal.hpp"
#include "native/sealing/content_hash.hpp"
#include "native/store/journal.hpp"
#include "tests/support/sample_notice.hpp"
#include "tests/support/sample_store.hpp"
#include "tests/support/temporary_folder.hpp"

#include <catch_amalgamated.hpp>

using namespace zhiping;
using namespace zhiping::tests;

namespace {

HolidayNotice amended() {
    auto notice = sample_notice();
    notice.source += ", amended";
    notice.holidays.push_back(parse_date("2027-10-08").value());
    return notice;
}

// A store into which the notice of 2027 was loaded, and an amended one after it.
struct Office {
    TemporaryFolder folder;
    store::Store store{folder.path() / "zhiping.db"};

    Office() {
        load(sample_notice());
        load(amended());
    }

    void load(const HolidayNotice& notice) {
        if (std::holds_alternative<app::BadNotice>(app::load_notice(store, notice, sample_now)))
            throw std::logic_error{"the notice is refused"};
    }

    void execute(const std::string& sql) {
        store.write([&](store::Database& database) { database.execute(sql); });
    }

    std::vector<std::string> verify() {
        app::Verification result;
        app::verify_journal(store, {}, result);
        return result.problems;
    }
};

} // namespace

TEST_CASE("The line of a notice has its year, the hash of its source and days, and when it was loaded") {
    const HolidayNotice notice{
        2027, "a notice", {parse_date("2027-01-01").value()}, {parse_date("2027-01-03").value()}};
    CHECK(app::notice_text(notice) == "2027\na notice\nfree 2027-01-01\nworked 2027-01-03\n");
    CHECK(text_of(app::notice_line({notice, sample_now}).entry()) ==
          "notice 2027 " + to_digits(sealing::sha256_of(app::notice_text(notice))) + " " +
              std::to_string(sample_now.time_since_epoch().count()));
}

TEST_CASE("Each notice that is loaded has a line, and the same again has none") {
    Office office;
    CHECK(count_rows(office.store, "journal WHERE kind = 'notice' AND subject = '2027'") == 2);
    office.load(amended());
    CHECK(count_rows(office.store, "journal") == 2);
    CHECK(office.verify().empty());
}

TEST_CASE("Whoever changes, takes out or adds a notice is found out") {
    Office office;
    const std::string other = "the notice of holidays 2027 is not the one that was loaded";
    const auto [sql, problems] = GENERATE_COPY(table<std::string, std::vector<std::string>>({
        {"UPDATE holiday_notice SET source = 'mine' WHERE id = 2", {other}},
        {"UPDATE holiday_notice SET loaded_at = loaded_at - 1 WHERE id = 1", {other}},
        {"DELETE FROM holiday_notice_day WHERE notice_id = 1 AND day = '2027-10-02'", {other}},
        {"UPDATE holiday_notice_day SET is_worked = 1 WHERE notice_id = 2 AND day = '2027-10-02'", {other}},
        {"INSERT INTO holiday_notice (year, source, loaded_at) VALUES (2027, 'mine', 1)", {other, other}},
        {"DELETE FROM holiday_notice_day WHERE notice_id = 1; DELETE FROM holiday_notice WHERE id = 1",
         {"the journal knows 2 notices of holidays, and 1 are stored"}},
    }));
    office.execute(sql);
    CAPTURE(sql);
    CHECK(office.verify() == problems);
}

TEST_CASE("A notice that cannot be read is told of") {
    Office office;
    office.execute("UPDATE holiday_notice_day SET day = '2027-13-99' WHERE notice_id = 1 AND day = '2027-10-02'");
    REQUIRE(office.verify().size() == 1);
    CHECK_THAT(office.verify().front(), Catch::Matchers::StartsWith("the notices of holidays cannot be read: "));
}

TEST_CASE("Notices that were loaded before there were lines about them verify") {
    Office office;
    office.execute("DELETE FROM journal");
    CHECK(office.verify().empty());
    office.load(sample_notice());
    CHECK(count_rows(office.store, "journal") == 1);
    CHECK(office.verify().empty());
}
