#pragma once

#include "shared/wire/anomaly_json.hpp"
#include "shared/wire/board_json.hpp"
#include "tests/support/some_board.hpp"
#include "tests/web/desk_visit.hpp"

// What the board shows, and the lists that it leads to.
namespace zhiping::tests {

inline void answer_board(DeskVisit& visit, const Board& board) {
    visit->answer(wire::board_path, 200, wire::encode(board));
    visit->answer(wire::anomalies_path, 200, wire::encode(some_anomalies(), Language::Chinese));
}

inline void scroll_board(DeskVisit& visit, float top) {
    const auto area = visit->find("scroll-area", "督办");
    REQUIRE(area);
    visit->app->scroll((*area)["id"].get<std::uint32_t>(), top);
    visit->reader->settle();
}

inline void look_at_board(DeskVisit& visit) {
    visit.begin_anew("");
    visit->let_in(self_of(test::bureau_lead, true));
    visit->answer_counts({.unit = 0, .to_approve = 0, .requests = 2, .overdue_below = 3, .comments = 0});
    visit.see("a board that is being read");
    answer_board(visit, some_board());
    visit.see("the board");
    visit->press("button", "涉及的 12 条评价");
    visit->press("button", "看表格");
    scroll_board(visit, 1200);
    visit.see("the board, scrolled to what is unusual");
    visit->press("view-link", "逾期 3");
    visit->answer_list(some_items());
    visit.see("what is overdue below");
    visit->app->go_to("tab=below&round=late&round_under=420100&round_from=2026-11-01&round_until=2026-11-20");
    visit->answer_list({});
    visit.see("what was late below, and is not");
    visit->app->go_to("tab=board&board_unit=420100");
    visit.see("the board of a unit below, being read");
    answer_board(visit, board_below());
    visit.see("the board of a unit below");
    visit->type("date-field", "到", "2026-11-30");
    visit->answer(wire::board_path, 400, refusal("invalid", "这一天还没有到。", "until"));
    visit.see("the board of a day that is refused");
    visit->type("select", "模块", "service");
    visit->answer(wire::board_path, 0, {});
    visit.see("a board that could not be read");
    visit->press("button", "重新读取");
    visit->answer(wire::board_path, 403, refusal("forbidden", "督办看板供上级单位查看。"));
    visit.see("a board that is not theirs");
}

} // namespace zhiping::tests
