#include "tests/support/board_desk.hpp"

#include <catch_amalgamated.hpp>

using namespace zhiping;
using namespace zhiping::desk;
using namespace zhiping::tests;
using Desk = BoardDesk;

// The board by itself: what it shows, and where each of its numbers leads.

namespace {

std::vector<std::string> units_in_order(const Desk& desk) {
    std::vector<std::string> names;
    for (const auto* row : desk.shown.rows()) names.push_back(row->unit.id);
    return names;
}

using Ids = std::vector<std::string>;

} // namespace

// Shown ----------------------------------------------------------------------------------------

TEST_CASE("What waits is seen first, what is overdue before all, and what there is none of leads nowhere") {
    Desk desk;
    desk.answer_both();
    CHECK(desk.words_of("board.waiting.overdue") == "逾期 3");
    CHECK(desk.words_of("board.waiting.requests") == "待决定的请求 2");
    CHECK(desk.page.node("board.waiting.rejected")->at("role") == "paragraph");
    CHECK(desk.page.node("board.waiting.overdue")->at("tone") == "danger");
    auto board = board_below();
    board.waiting.pressure.reset(); // It is the bureau's to know.
    desk.shown.read(desk.query);
    desk.answer_board(board);
    CHECK_FALSE(desk.page.has("board.waiting.pressure"));
    CHECK_FALSE(desk.reader->reads("反映被施压 "));
}

TEST_CASE("Each number that waits leads to the cases that it counts") {
    Desk desk;
    desk.answer_both();
    CHECK(desk.list_of("board.waiting.overdue") == "/api/v1/cases?at=below&mark=overdue&limit=2000");
    CHECK(desk.list_of("board.waiting.measure") == "/api/v1/cases?at=below&mark=measure&limit=2000");
    CHECK(desk.list_of("board.waiting.requests") == "/api/v1/requests?at=below&limit=2000");
    desk.query.module = Module::Service;
    desk.query.unit_id = "420100";
    desk.shown.show(desk.query);
    desk.answer_board(board_below());
    CHECK(desk.list_of("board.waiting.overdue") == "/api/v1/cases?module=service&mark=overdue&under=420100&limit=2000");
    CHECK(desk.list_of("board.waiting.requests") == "/api/v1/requests?at=below&module=service&under=420100&limit=2000");
}

TEST_CASE("A row says what its units have and had, with shares, and what was before") {
    Desk desk{1440};
    desk.answer_both();
    const std::string row = "board.units.unit.420100.";
    CHECK(desk.words_of(row + "unit") == "武汉支队");
    CHECK(desk.words_of(row + "overdue") == "3");
    CHECK(desk.words_of(row + "begun") == "12");
    CHECK(desk.words_of(row + "begun.before") == "此前 14");
    CHECK(desk.words_of(row + "answered") == "6 · 50%");
    CHECK(desk.words_of(row + "late") == "4 · 33%");
    CHECK(desk.words_of(row + "late.before") == "此前 3");
    CHECK(desk.words_of(row + "rejected") == "4 · 67%"); // This and the next of what was answered.
    CHECK(desk.words_of(row + "same_text") == "2 · 33%");
    CHECK(desk.words_of(row + "median") == "2.5");
    CHECK(desk.words_of(row + "median.before") == "此前 —");
    CHECK(desk.words_of(row + "repeated") == "7 执法用语不文明、态度粗暴");
    CHECK(desk.words_of("board.units.alone.420000.unit") == "本级");
    CHECK(desk.words_of("board.units.alone.420000.repeated") == "—");
    CHECK(desk.words_of("board.units.total.unit") == "合计");
    CHECK(desk.page.attribute(row + "late", "aria-label") == "武汉支队，曾超期：4 · 33%");
    CHECK(desk.page.node(row + "median")->at("role") == "paragraph"); // It counts no cases.
}

TEST_CASE("Each number of a row leads to the cases that it counts, and the total to those of all") {
    Desk desk;
    desk.answer_both();
    const std::string row = "board.units.unit.420100.", alone = "board.units.alone.420000.";
    const std::string open = "status=handling&status=approval&status=answered&";
    const std::string days = "&round_from=2026%2D11%2D01&round_until=2026%2D11%2D20&limit=2000";
    CHECK(desk.list_of(row + "overdue") == "/api/v1/cases?mark=overdue&under=420100&limit=2000");
    CHECK(desk.list_of(row + "due_soon") == "/api/v1/cases?mark=due%5Fsoon&under=420100&limit=2000");
    CHECK(desk.list_of(row + "open") == "/api/v1/cases?" + open + "under=420100&limit=2000");
    for (const auto& [count, id] : round_counts) {
        INFO(id);
        const auto path = desk.list_of(row + std::string{id});
        CHECK(path.starts_with("/api/v1/cases?round="));
        CHECK(path.ends_with("&round_under=420100" + days));
    }
    CHECK(desk.list_of(row + "late") == "/api/v1/cases?round=late&round_under=420100" + days);
    CHECK(desk.list_of(row + "repeated") ==
          "/api/v1/cases?situation=uncivil%5Flanguage&round=begun&round_under=420100" + days);
    CHECK(desk.list_of(alone + "begun") == "/api/v1/cases?round=begun&round_unit=420000" + days);
    CHECK(desk.list_of("board.units.total.open") == "/api/v1/cases?" + open + "under=420000&limit=2000");
    CHECK(desk.list_of("board.units.total.begun") == "/api/v1/cases?round=begun&round_under=420000" + days);
    CHECK_FALSE(desk.page.node(alone + "overdue")->contains("address"));
}

TEST_CASE("Of a chosen situation, what another one is repeated leads nowhere") {
    Desk desk;
    desk.answer_both();
    const std::string repeated = "board.units.unit.420100.repeated";
    CHECK(desk.page.node(repeated)->contains("address"));
    desk.choose("board.situation", "unfair_enforcement");
    desk.answer_both();
    CHECK(desk.words_of(repeated) == "7 执法用语不文明、态度粗暴");
    CHECK_FALSE(desk.page.node(repeated)->contains("address"));
}

TEST_CASE("One looks into a unit that has others below it, and comes up again") {
    Desk desk;
    desk.answer_both();
    CHECK_FALSE(desk.reader->has("view-link", "黄石支队"));
    REQUIRE(desk.reader->press("view-link", "武汉支队"));
    CHECK(desk.query.unit_id == "420100");
    desk.answer_board(board_below());
    CHECK(desk.reader->has("heading", "武汉支队"));
    REQUIRE(desk.reader->press("view-link", "湖北省公安厅交管局"));
    CHECK_FALSE(desk.query.unit_id);
}

TEST_CASE("Units are sorted by what is pressed, with the most first, and the other way when it is pressed again") {
    Desk desk;
    desk.answer_both();
    CHECK(units_in_order(desk) == Ids{"420100", "420000", "420200"}); // By what is overdue.
    REQUIRE(desk.reader->press("button", "立案"));
    CHECK(units_in_order(desk) == Ids{"420200", "420100", "420000"});
    CHECK(desk.page.attribute("board.units.column.begun", "aria-sort") == "descending");
    REQUIRE(desk.reader->press("button", "立案"));
    CHECK(units_in_order(desk) == Ids{"420000", "420100", "420200"});
    REQUIRE(desk.reader->press("button", "单位"));
    CHECK(desk.page.attribute("board.units.column.unit", "aria-sort") == "ascending");
    CHECK(desk.page.attribute("board.units.column.begun", "aria-sort") == "none");
    desk.shown.sort(BoardKey::Repeated);
    CHECK(units_in_order(desk).back() == "420000"); // Nothing was ticked more than once there, so it comes last.
}

TEST_CASE("Where there is little room the least needed columns go") {
    const auto has_column = [](float width, const std::string& name) {
        Desk desk{width};
        desk.answer_both();
        return desk.page.has("board.units.column." + name);
    };
    CHECK(has_column(1024, "late"));
    CHECK_FALSE(has_column(1024, "evaluations"));
    CHECK(has_column(1440, "evaluations"));
}

TEST_CASE("Of many units the first are shown, and more when they are wanted") {
    Desk desk;
    auto board = some_board();
    board.rows.clear();
    for (int place = 0; place < 130; ++place) {
        const auto id = std::to_string(421000 + place);
        board.rows.push_back(board_row(id, {"大队" + id, "Brigade " + id}, 3, 0));
    }
    desk.answer_board(board);
    CHECK(desk.page.has("board.units.unit.421099.unit"));
    CHECK_FALSE(desk.page.has("board.units.unit.421100.unit"));
    REQUIRE(desk.reader->press("button", "更多"));
    CHECK(desk.page.has("board.units.unit.421129.unit"));
    CHECK_FALSE(desk.reader->has("button", "更多"));
}

TEST_CASE("An empty board says so, and its charts stand") {
    Desk desk;
    auto board = some_board();
    board.rows.clear();
    board.total = {};
    board.waiting = {};
    board.modules.clear();
    board.days.clear();
    board.compared.clear();
    desk.answer_board(board);
    desk.answer_anomalies({.period = {board_day(1), board_day(20)}});
    CHECK(desk.reader->has("paragraph", "没有您能看到的下级单位。"));
    CHECK(desk.reader->has("paragraph", "这段时间没有发现异常。"));
    CHECK(desk.reader->has("heading", "各单位逾期"));
}

// Charts and what is unusual -------------------------------------------------------------------

TEST_CASE("Bars lead to the cases that they count") {
    Desk desk;
    desk.answer_both();
    desk.step = {};
    REQUIRE(desk.reader->press("view-link", "执法用语不文明、态度粗暴"));
    const auto* led = std::get_if<ShowBoardList>(&desk.step);
    REQUIRE(led);
    CHECK(led->list.filter.situation == Situation::UncivilLanguage);
    REQUIRE(led->list.filter.rounds);
    CHECK(led->list.filter.rounds->units == ChosenUnits{"420000"});
    CHECK_FALSE(desk.shown.is_table(BoardChart::Days));
    desk.shown.turn(BoardChart::Days);
    desk.reader->settle();
    CHECK(desk.reader->has("cell", "11-01"));
}

TEST_CASE("A long period is shown by weeks") {
    Desk desk;
    auto board = some_board();
    board.days.clear();
    for (int day = 0; day < 40; ++day) board.days.push_back({board_day(1) + std::chrono::days{day}, 1, 0});
    desk.answer_board(board);
    CHECK(desk.reader->has("heading", "每周应作的答复"));
    desk.shown.turn(BoardChart::Days);
    desk.reader->settle();
    CHECK(desk.reader->has("cell", "11-08"));
    CHECK_FALSE(desk.reader->has("cell", "11-02"));
}

TEST_CASE("What is unusual is told with what is behind it, which is read and opens nothing") {
    Desk desk;
    desk.answer_both();
    CHECK(desk.reader->reads("汉阳大道车管所"));
    CHECK(desk.words_of("board.finding.0.about").starts_with("武汉支队 · 汉阳大道车管所 · "));
    CHECK(desk.words_of("board.finding.1.about").starts_with("多个单位 · 王某某 · "));
    CHECK(desk.reader->has("paragraph", "有的种类很多，只列出最新的。"));
    CHECK_FALSE(desk.reader->reads(case_number(1).text()));
    REQUIRE(desk.reader->press("button", "涉及的 12 条评价"));
    CHECK(desk.reader->reads(case_number(1).text()));
    CHECK_FALSE(desk.reader->has("view-link", case_number(1).text()));
    auto later = some_anomalies(); // Another is found before it.
    later.findings.insert(later.findings.begin(), later.findings.back());
    later.findings.front().rows = {anomaly_row(4)};
    desk.shown.look_again();
    desk.answer_anomalies(later);
    desk.reader->settle();
    CHECK(desk.reader->reads(case_number(1).text()));
    CHECK_FALSE(desk.reader->reads(case_number(4).text()));
    REQUIRE(desk.reader->press("button", "收起评价"));
    CHECK_FALSE(desk.reader->reads(case_number(1).text()));
}
