#pragma once

#include "web/desk/board_screen.hpp"
#include "web/desk/words.hpp"

// The parts of the board, from top to bottom, each over the column's width. Included by its screen only.
namespace zhiping::desk {

BoardStep draw_board_choice(ui::Canvas&, const BoardView&); // Whose, and which days, whatever became of the question.
BoardStep draw_waiting(ui::Canvas&, const BoardView&);
BoardStep draw_units(ui::Canvas&, const BoardView&);
BoardStep draw_board_charts(ui::Canvas&, const BoardView&);
BoardStep draw_anomalies(ui::Canvas&, const BoardView&);

std::string_view round_words(RoundCount, Language);

// What a number is of, as it is read out: "蔡甸大队，超期：3（20 %）".
std::string board_link_words(std::string_view unit, std::string_view number, std::string_view count, Language);

} // namespace zhiping::desk
