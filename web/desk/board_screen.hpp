#pragma once

#include "web/desk/board.hpp"
#include "web/desk/board_lists.hpp"
#include "web/desk/unread.hpp"
#include "web/ui/canvas.hpp"

#include <optional>
#include <string>
#include <variant>

namespace zhiping::desk {

struct BoardView {
    const ShownBoard& shown;
    const BoardQuery& query; // As somebody has chosen it.
    Date today;
    float scrolled;
};
struct ShowBoard {
    BoardQuery query;
};
struct ShowBoardList {
    BoardList list;
    std::string link; // The name of what was pressed: the way back leads there.
};
struct SortBoard {
    BoardKey key;
    RoundCount count;
};
struct OpenFinding { // Or close it.
    std::size_t finding;
};
struct TurnBoardChart {
    BoardChart chart;
};
struct MoreBoardRows {};
struct MoreFindings {};
using BoardStep = std::variant<std::monostate, ShowBoard, ShowBoardList, SortBoard, OpenFinding, TurnBoardChart,
                               MoreBoardRows, MoreFindings, ReadAgain>;
// In the column's width, from its y to the bottom of the window.
BoardStep draw_board(ui::Canvas&, const BoardView&);

// What was chosen in a field of the board: the query that it makes; none when `id` is no such field, or what is written
// there no day yet.
std::optional<BoardQuery> board_with(const ui::Canvas&, const BoardQuery&, std::uint32_t id, std::string_view value);

inline constexpr std::string_view board_area = "board.area"; // Scrolls by itself.

} // namespace zhiping::desk
