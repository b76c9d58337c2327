#include "shared/supervision/count_board.hpp"
#include "shared/text/text_ids.hpp"
#include "tests/common/people.hpp"
#include "tests/shared/support.hpp"

#include <catch_amalgamated.hpp>

using namespace zhiping;
using namespace zhiping::test;

namespace {

Date day(std::string_view text) { return parse_date(text).value(); }

const auto today = day("2026-11-20"); // A Friday.

BoardPeriods periods(const BoardQuery& query = {}) { return make_board_periods(query, today).value(); }

std::string days_of(const BoardPeriod& period) { return to_string(period.from) + " " + to_string(period.until); }

std::vector<PlacedUnit> placed() {
    std::vector<PlacedUnit> units;
    for (const auto& unit : province) units.push_back({{unit.id, unit.name}, unit.parent_id});
    return units;
}

BoardCount counter(const BoardQuery& query = {}, bool has_alone = true) {
    return BoardCount{BoardRows{placed(), "420000", has_alone}, periods(query), state_council_calendar()};
}

// One that was begun, and counted so besides.
BoardRound round_of(std::int64_t case_id, const std::string& unit_id, std::string_view began,
                    std::initializer_list<RoundCount> counts = {}) {
    BoardRound round{.case_id = case_id,
                     .unit_id = unit_id,
                     .began = day(began),
                     .answered = {},
                     .module = Module::LawEnforcement,
                     .is_counted = {true},
                     .situations = {}};
    for (const auto count : counts) round.is_counted[static_cast<std::size_t>(count)] = true;
    return round;
}

BoardRound answered_on(std::int64_t case_id, std::string_view began, std::string_view answered) {
    auto round = round_of(case_id, "420114", began, {RoundCount::Answered});
    round.answered = day(answered);
    return round;
}

const BoardRow& row_of(const Board& board, std::string_view unit_id) {
    for (const auto& row : board.rows)
        if (row.unit.id == unit_id) return row;
    FAIL("no row of " << unit_id);
    return board.total;
}

std::optional<double> median(std::initializer_list<std::pair<std::string_view, std::string_view>> replies) {
    auto count = counter();
    std::int64_t id = 0;
    for (const auto& [began, answered] : replies) count.add_now(answered_on(++id, began, answered));
    return std::move(count).take().total.numbers.median_days;
}

} // namespace

TEST_CASE("Without days the board counts the last thirty, beside the thirty before") {
    CHECK(days_of(periods().now) == "2026-10-22 2026-11-20");
    CHECK(days_of(periods().compared) == "2026-09-22 2026-10-21");
    CHECK(days_of(periods({.until = day("2026-10-31")}).now) == "2026-10-02 2026-10-31");
    CHECK(days_of(periods({.from = day("2026-11-20")}).compared) == "2026-11-19 2026-11-19");
}

TEST_CASE("A year earlier are the same days; 29 February is compared with the last of the month") {
    const auto of = [](std::string_view from, std::string_view until) {
        return days_of(make_board_periods({.from = day(from), .until = day(until), .comparison = Comparison::Year},
                                          day("2028-06-01"))
                           .value()
                           .compared);
    };
    CHECK(of("2026-11-01", "2026-11-20") == "2025-11-01 2025-11-20");
    CHECK(of("2028-02-29", "2028-02-29") == "2027-02-28 2027-02-28");
    CHECK(of("2028-03-01", "2028-03-01") == "2027-03-01 2027-03-01");
}

TEST_CASE("A period that is none, to come, before there was anything or too long is refused") {
    const auto field = [](std::string_view from, std::string_view until) {
        const auto made = make_board_periods({.from = day(from), .until = day(until)}, today);
        return made ? "" : made.error().field;
    };
    CHECK(field("2026-11-20", "2026-11-19") == "from");
    CHECK(field("2026-11-20", "2026-11-21") == "until");
    CHECK(field("2026-08-20", "2026-11-20") == "until");
    CHECK(field("2026-08-21", "2026-11-20").empty());
    CHECK(field("1999-12-31", "2000-01-02") == "from");
    CHECK(field("2000-01-01", "2000-01-02").empty());
}

TEST_CASE("The rows are the unit alone and each right below it with all below that") {
    const BoardRows rows{placed(), "420000", true};
    REQUIRE(rows.rows.size() == 3);
    CHECK(rows.rows[0].unit.id == "420000");
    CHECK(rows.rows[0].is_alone);
    CHECK(rows.rows[1].unit.id == "420100");
    CHECK(rows.rows[1].has_below);
    CHECK_FALSE(rows.rows[1].is_alone);
    CHECK_FALSE(rows.rows[2].has_below);
    CHECK(rows.find("420000") == 0);
    CHECK(rows.find("420115") == 1);
    CHECK(rows.find("420200") == 2);
    CHECK_FALSE(rows.find("999999"));
}

TEST_CASE("Where what the unit has itself is not theirs to see, it is in no row") {
    const BoardRows rows{placed(), "420000", false};
    CHECK(rows.rows.size() == 2);
    CHECK_FALSE(rows.find("420000"));
    auto count = counter({}, false);
    count.add_now(round_of(1, "420000", "2026-11-20"));
    count.add_open(&BoardRow::open, "420000", 3);
    count.add_evaluations_now("420000", 5);
    const auto board = std::move(count).take();
    CHECK(board.total == BoardRow{});
}

TEST_CASE("A unit far below belongs to the row above it, however deep and in whatever order they come") {
    const std::vector<PlacedUnit> units{{{"1", {}}, "3"}, {{"2", {}}, "1"}, {{"3", {}}, "9"}, {{"9", {}}, {}}};
    const BoardRows rows{units, "9", false};
    REQUIRE(rows.rows.size() == 1);
    for (const auto* id : {"1", "2", "3"}) CHECK(rows.find(id) == 0);
    CHECK(rows.rows.front().has_below);
}

TEST_CASE("A case counts once in a row and once in the total, however many of its rounds do") {
    auto count = counter();
    count.add_now(round_of(1, "420114", "2026-11-02", {RoundCount::Rejected}));
    count.add_now(round_of(1, "420100", "2026-11-09", {RoundCount::Rejected}));
    count.add_now(round_of(1, "420000", "2026-11-16"));
    count.add_now(round_of(2, "420200", "2026-11-16", {RoundCount::Late}));
    const auto board = std::move(count).take();
    CHECK(row_of(board, "420100").numbers.of(RoundCount::Begun) == 1);
    CHECK(row_of(board, "420100").numbers.of(RoundCount::Rejected) == 1);
    CHECK(row_of(board, "420000").numbers.of(RoundCount::Begun) == 1);
    CHECK(row_of(board, "420000").numbers.of(RoundCount::Rejected) == 0);
    CHECK(row_of(board, "420200").numbers.of(RoundCount::Late) == 1);
    CHECK(board.total.numbers.of(RoundCount::Begun) == 2);
    CHECK(board.total.numbers.of(RoundCount::Rejected) == 1);
    CHECK(board.total.numbers.of(RoundCount::Late) == 1);
}

TEST_CASE("Each day of both periods is there, with the cases that had a round begin on it") {
    auto count = counter({.from = day("2026-11-18")});
    count.add_now(round_of(1, "420114", "2026-11-18", {RoundCount::Late}));
    count.add_now(round_of(1, "420100", "2026-11-18"));
    count.add_now(round_of(1, "420100", "2026-11-20"));
    count.add_compared(round_of(2, "420114", "2026-11-16"));
    const auto board = std::move(count).take();
    CHECK(board.days == std::vector<BoardDay>{{day("2026-11-18"), 1, 1}, {day("2026-11-19")}, {day("2026-11-20"), 1}});
    CHECK(board.compared == std::vector<BoardDay>{{day("2026-11-15")}, {day("2026-11-16"), 1}, {day("2026-11-17")}});
    CHECK(board.total.compared.of(RoundCount::Begun) == 1);
}

TEST_CASE("Situations stand in the order of how often they were ticked, beside how often they were before") {
    auto count = counter();
    const auto add = [&](void (BoardCount::*to)(const BoardRound&), int id, std::vector<Situation> ticked) {
        auto round = round_of(id, "420114", "2026-11-02");
        round.situations = std::move(ticked);
        (count.*to)(round);
        (count.*to)(round); // Another round of the same case.
    };
    add(&BoardCount::add_now, 1, {Situation::UncivilLanguage, Situation::UnfairEnforcement});
    add(&BoardCount::add_now, 2, {Situation::UnfairEnforcement});
    add(&BoardCount::add_compared, 3, {Situation::Charges, Situation::UncivilLanguage});
    const auto board = std::move(count).take();
    const std::vector<SituationCount> expected{
        {Situation::UnfairEnforcement, 2, 0}, {Situation::UncivilLanguage, 1, 1}, {Situation::Charges, 0, 1}};
    CHECK(row_of(board, "420100").situations == expected);
    CHECK(board.total.situations == expected);
    CHECK(board.modules == std::vector<ModuleCount>{{Module::LawEnforcement, 2, 1}});
}

TEST_CASE("The median counts working days, without the day on which the round began") {
    CHECK(median({}) == std::nullopt);
    CHECK(median({{"2026-11-20", "2026-11-20"}}) == 0);
    CHECK(median({{"2026-11-20", "2026-11-22"}}) == 0); // A weekend.
    CHECK(median({{"2026-11-20", "2026-11-25"}}) == 3);
    CHECK(median({{"2026-09-30", "2026-10-10"}}) == 3); // The National Day's week, and a Saturday that is worked.
    CHECK(median({{"2026-11-20", "2026-11-23"}, {"2026-11-20", "2026-11-24"}}) == 1.5);
    CHECK(median({{"2026-11-20", "2026-11-20"}, {"2026-11-20", "2026-12-04"}, {"2026-11-20", "2026-11-24"}}) == 2);
}

TEST_CASE("What units have now and what came in is added up in their rows") {
    auto count = counter();
    count.add_open(&BoardRow::open, "420114", 3);
    count.add_open(&BoardRow::open, "420115", 2);
    count.add_open(&BoardRow::overdue, "420200", 1);
    count.add_evaluations_now("420114", 70);
    count.add_evaluations_compared("420100", 60);
    const auto board = std::move(count).take();
    CHECK(row_of(board, "420100").open == 5);
    CHECK(row_of(board, "420200").overdue == 1);
    CHECK(board.total.open == 5);
    CHECK(board.total.overdue == 1);
    CHECK(row_of(board, "420100").numbers.evaluations == 70);
    CHECK(row_of(board, "420100").compared.evaluations == 60);
    CHECK(board.total.numbers.evaluations == 70);
}
