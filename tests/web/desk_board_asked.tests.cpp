#include "tests/support/board_desk.hpp"

#include <catch_amalgamated.hpp>

using namespace zhiping;
using namespace zhiping::desk;
using namespace zhiping::tests;
using platform::headless;
using Desk = BoardDesk;

// What the board asks for, and what it says meanwhile and where it cannot be had.

TEST_CASE("The board and what is unusual in its days are asked for, and again only when another one is wanted") {
    Desk desk;
    CHECK(times_asked(board_asked) == 1);
    CHECK(times_asked(anomalies_asked) == 1);
    CHECK(desk.reader->reads("正在读取"));
    desk.answer_both();
    desk.shown.show({});
    CHECK(times_asked(board_asked) == 1);
    desk.shown.read({});
    CHECK(times_asked(board_asked) == 2);
    desk.reader->settle();
    CHECK(desk.reader->has("table", "")); // It stays until the answer comes.
}

TEST_CASE("What is chosen is asked for: whose board, which days, what they are compared with, and of which class") {
    Desk desk;
    desk.answer_both();
    desk.choose("board.from", "2026-11-05");
    CHECK(asked_last().path == "/api/v1/anomalies?from=2026%2D11%2D05");
    desk.choose("board.until", "2026-11-18");
    desk.choose("board.compare", "year");
    desk.choose("board.module", "service");
    desk.choose("board.situation", "uncivil_language");
    desk.answer_both();
    REQUIRE(desk.reader->press("view-link", "武汉支队"));
    const auto& all = headless().asked;
    CHECK(all[all.size() - 2].request.path ==
          "/api/v1/board?unit=420100&from=2026%2D11%2D05&until=2026%2D11%2D18&compare=year&module=service&"
          "situation=uncivil%5Flanguage");
    desk.choose("board.module", "");
    CHECK_FALSE(desk.query.module);
}

TEST_CASE("A day that is still being typed asks for nothing, and none at all is the usual one") {
    Desk desk;
    desk.answer_both();
    const auto asked = headless().asked.size();
    for (const auto* text : {"0002-11-05", "0202-11-05", "yesterday"}) desk.choose("board.from", text);
    CHECK(headless().asked.size() == asked);
    desk.choose("board.from", "2026-11-05");
    CHECK(desk.query.from == board_day(5));
    desk.choose("board.from", "");
    CHECK_FALSE(desk.query.from);
}

TEST_CASE("The last days are chosen at once") {
    Desk desk;
    desk.answer_both();
    REQUIRE(desk.reader->press("button", "近 7 天"));
    CHECK(desk.query.from == board_day(14));
    CHECK(desk.query.until == board_day(20));
    REQUIRE(desk.reader->press("button", "近 90 天"));
    CHECK(desk.query.from == board_day(20) - std::chrono::days{89});
}

TEST_CASE("A period that the server refuses is said at its day, and can be mended") {
    Desk desk;
    answer(board_asked, 400, refusal("invalid", "一次最多 92 天。", "until"));
    desk.reader->settle();
    CHECK(desk.reader->description_of("date-field", "到") == "一次最多 92 天。");
    CHECK_FALSE(desk.reader->has("table", ""));
    desk.choose("board.until", "2026-11-18");
    desk.answer_both();
    CHECK(desk.reader->description_of("date-field", "到").empty());
    CHECK(desk.page.has("board.units"));
}

TEST_CASE("Whose board it is not is told so, and what is unusual can fail alone") {
    Desk desk;
    answer(board_asked, 403, refusal("forbidden", "督办看板供上级单位查看。"));
    desk.reader->settle();
    CHECK(desk.reader->has("paragraph", "督办看板供上级单位查看。"));
    CHECK_FALSE(desk.page.has("board.units"));
    desk.shown.show(desk.query); // Once more, because it failed.
    desk.answer_board();
    CHECK_FALSE(desk.reader->reads("督办看板供上级单位查看。"));
    answer(anomalies_asked, 500, "<html>a proxy</html>");
    desk.reader->settle();
    CHECK(desk.page.has("board.units"));
    CHECK(desk.page.label("board.anomalies.problem") == "服务器暂时不能处理，请稍后再试。");
}

TEST_CASE(
    "What is chosen anew leaves the page as it is: the way up, and the numbers of the same unit until others come") {
    Desk desk;
    desk.answer_both();
    desk.choose("board.module", "service");
    CHECK(desk.page.has("board.units"));
    CHECK(desk.words_of("board.compared").ends_with(" · 正在读取……"));
    desk.answer_board();
    CHECK_FALSE(desk.words_of("board.compared").ends_with("正在读取……"));
    REQUIRE(desk.reader->press("view-link", "武汉支队"));
    CHECK(desk.reader->has("heading", "武汉支队"));
    CHECK(desk.reader->has("view-link", "湖北省公安厅交管局"));
    CHECK(desk.words_of("board.compared").ends_with(" · 正在读取……"));
    CHECK_FALSE(desk.page.has("board.units")); // They are of another unit.
    REQUIRE(desk.reader->press("view-link", "湖北省公安厅交管局"));
    CHECK(desk.reader->has("heading", "湖北省公安厅交管局"));
    CHECK_FALSE(desk.reader->has("view-link", "湖北省公安厅交管局"));
}

TEST_CASE("A board that cannot be reached says so, leads up all the same, and is asked for again by its button") {
    Desk desk;
    desk.answer_both();
    REQUIRE(desk.reader->press("view-link", "武汉支队"));
    answer(board_asked, 0, {});
    desk.reader->settle();
    CHECK(desk.words_of("board.problem") == "没有连上服务器，没有读到最新的内容。");
    CHECK(desk.reader->has("view-link", "湖北省公安厅交管局"));
    CHECK_FALSE(desk.reader->reads("正在读取"));
    REQUIRE(desk.reader->press("button", "重新读取"));
    CHECK_FALSE(desk.page.has("board.problem"));
    desk.answer_board(board_below());
    CHECK(desk.page.has("board.units"));
}

TEST_CASE("Numbers that answer another question go when theirs cannot be had") {
    Desk desk;
    desk.answer_both();
    desk.shown.look_again();
    answer(board_asked, 0, {});
    desk.reader->settle();
    CHECK(desk.page.has("board.units")); // They are what was asked for.
    desk.choose("board.module", "service");
    answer(board_asked, 0, {});
    desk.reader->settle();
    CHECK_FALSE(desk.page.has("board.units"));
}

TEST_CASE("Where the server could not answer, the board is asked for once more by itself, and only then") {
    Desk desk;
    answer(board_asked, 0, {});
    answer(anomalies_asked, 200, wire::encode(some_anomalies(), Language::Chinese));
    desk.shown.retry();
    desk.shown.retry(); // The answer has not come yet.
    CHECK(times_asked(board_asked) == 2);
    CHECK(asked_last().is_unattended);
    answer(board_asked, 403, refusal("forbidden", "督办看板供上级单位查看。"));
    desk.shown.retry();
    CHECK(times_asked(board_asked) == 2);
}

TEST_CASE("Findings name units by their names, also those that are no rows of the board") {
    Desk desk;
    auto list = some_anomalies();
    list.findings[0].unit_id = "420114";
    list.units = {{"420114", {"蔡甸大队", "Caidian Brigade"}}};
    desk.answer_board();
    desk.answer_anomalies(list);
    desk.reader->settle();
    CHECK(desk.words_of("board.finding.0.about").starts_with("蔡甸大队 · "));
}

TEST_CASE("A board that cannot be had is said once, however often it is asked for") {
    Desk desk;
    answer(board_asked, 503, "{}");
    CHECK_FALSE(desk.shown.take_said().empty());
    desk.shown.look_again();
    answer(board_asked, 503, "{}");
    CHECK(desk.shown.take_said().empty());
    desk.shown.look_again();
    desk.answer_board();
    CHECK(desk.shown.take_said().empty());
}

TEST_CASE("An answer to a board that is shown no more changes nothing, nor one that comes after it was forgotten") {
    Desk desk;
    const auto late = headless().asked.front().answer;
    desk.choose("board.module", "service");
    late({200, wire::encode(board_below()), 0});
    CHECK(desk.shown.state() == ShownBoard::State::Reading);
    desk.answer_both();
    CHECK(desk.shown.board().path.size() == 1);
    desk.shown.read(desk.query);
    desk.shown.forget();
    desk.answer_both();
    CHECK(desk.shown.state() == ShownBoard::State::Reading);
    CHECK(desk.shown.anomalies_state() == ShownBoard::State::Reading);
    CHECK_FALSE(desk.reader->reads("武汉支队"));
}
