#include "web/desk/board_screen.hpp"

#include "shared/text/desk_text_ids.hpp"
#include "web/desk/board_parts.hpp"
#include "web/ui/scroll_area.hpp"
#include "web/ui/widgets.hpp"

#include <algorithm>

namespace zhiping::desk {

namespace {

constexpr float bar_room = 14; // On the right, for what scrolls it.

void take(BoardStep& step, BoardStep done) {
    if (!std::holds_alternative<std::monostate>(done)) step = std::move(done);
}

BoardStep draw_problem(ui::Canvas& canvas, std::string_view problem) {
    canvas.space(canvas.theme().sizes.gap);
    return draw_unread(canvas, "board.problem", problem) ? BoardStep{ReadAgain{}} : BoardStep{};
}

} // namespace

BoardStep draw_board(ui::Canvas& canvas, const BoardView& view) {
    const float height = std::max(240.0f, canvas.window_height() - canvas.y());
    const ui::Place place{canvas.left(), canvas.y(), canvas.width(), height};
    const ui::ScrollArea area{canvas, board_area, canvas.text_of(Text::DeskTabBoard), place, view.scrolled};
    canvas.take_column(place.x, place.width - bar_room);
    BoardStep step = draw_board_choice(canvas, view);
    const auto& shown = view.shown;
    const bool is_at_day = shown.problem_field() == "from" || shown.problem_field() == "until";
    if (!shown.problem().empty() && !is_at_day) take(step, draw_problem(canvas, shown.problem()));
    if (shown.state() == ShownBoard::State::Here) {
        take(step, draw_waiting(canvas, view));
        take(step, draw_units(canvas, view));
        take(step, draw_board_charts(canvas, view));
        if (shown.board().path.size() == 1)
            take(step, draw_anomalies(canvas, view)); // It is of all units below theirs.
    } else if (shown.state() == ShownBoard::State::Reading && !shown.periods()) {
        canvas.space(canvas.theme().sizes.gap);
        ui::paragraph(canvas, "board.reading", canvas.text_of(Text::DeskReading));
    }
    canvas.space(canvas.theme().sizes.gap);
    return step;
}

} // namespace zhiping::desk
