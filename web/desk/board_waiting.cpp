#include "shared/text/desk_text_ids.hpp"
#include "web/desk/board_parts.hpp"
#include "web/ui/desk_parts.hpp"
#include "web/ui/names.hpp"
#include "web/ui/parts.hpp"

#include <algorithm>

namespace zhiping::desk {

namespace {

constexpr float widest_tile = 180;
constexpr float side = 12; // Of a tile, on its left and right.
constexpr float top = 8;

// From left to right: what hurts first.
struct Tile {
    std::optional<int> BoardWaiting::*count;
    std::optional<CaseMark> mark; // None: what the units ask for.
};
constexpr Tile tiles[] = {
    {&BoardWaiting::overdue, CaseMark::Overdue},
    {&BoardWaiting::due_soon, CaseMark::DueSoon},
    {&BoardWaiting::requests, {}},
    {&BoardWaiting::rejected, CaseMark::Rejected},
    {&BoardWaiting::disputed, CaseMark::Disputed},
    {&BoardWaiting::pressure, CaseMark::Pressure},
    {&BoardWaiting::measure, CaseMark::Measure},
    {&BoardWaiting::sample, CaseMark::Sample},
    {&BoardWaiting::objection, CaseMark::Objection},
};
static_assert(std::size(tiles) == board_waiting.size());

class WaitingTiles {
public:
    WaitingTiles(ui::Canvas& canvas, const BoardView& view)
        : m_canvas(canvas), m_view(view), m_language(canvas.language()), m_gap(canvas.theme().sizes.gap) {}

    BoardStep draw() {
        ui::section_heading(m_canvas, "board.waiting", m_canvas.text_of(Text::DeskBoardWaiting));
        std::vector<const Tile*> shown;
        for (const auto& tile : tiles)
            if (m_view.shown.board().waiting.*tile.count) shown.push_back(&tile);
        if (shown.empty()) return m_step;
        const ui::Inside row{m_canvas, ui::layout(m_canvas, "board.tiles", "row")};
        const auto count = static_cast<float>(shown.size());
        const float width = std::min(widest_tile, (m_canvas.width() - (count - 1) * m_gap) / count);
        const float height = height_of(shown, width);
        float x = m_canvas.left();
        for (const auto* tile : shown) {
            draw_tile(*tile, {x, m_canvas.y(), width, height});
            x += width + m_gap;
        }
        m_canvas.space(height);
        return m_step;
    }

private:
    float line_of(float size) const { return std::round(size * ui::line_height); }
    float height_of(const std::vector<const Tile*>& shown, float width) {
        const auto& sizes = m_canvas.theme().sizes;
        float words = 0;
        for (const auto* tile : shown)
            words = std::max(words, m_canvas.text_height(words_of(*tile), width - 2 * side, {sizes.small, 0}));
        return line_of(sizes.title) + words + 2 * top;
    }

    std::string_view words_of(const Tile& tile) const {
        return tile.mark ? mark_words(*tile.mark, m_language) : m_canvas.text_of(Text::DeskBoardRequests);
    }

    std::uint32_t colour_of(const Tile& tile, int count) const {
        const auto& colours = m_canvas.theme().colours;
        if (count == 0) return colours.secondary;
        return tile.mark == CaseMark::Overdue ? colours.danger : colours.ink;
    }

    // Nothing that waits leads nowhere.
    void draw_tile(const Tile& tile, const ui::Place& place) {
        const auto& [colours, sizes, dark, elder] = m_canvas.theme();
        const int count = *(m_view.shown.board().waiting.*tile.count);
        const auto number = std::to_string(count);
        const ui::TextStyle style{sizes.title, colour_of(tile, count), count > 0};
        m_canvas.fill(place, colours.card, sizes.radius, true);
        if (count > 0 && tile.mark == CaseMark::Overdue)
            m_canvas.fill({place.x, place.y, 3, place.height}, colours.danger, 0, true);
        const float width = place.width - 2 * side;
        m_canvas.draw_one_line(number, place.x + side, place.y + top, width, style);
        const auto words = words_of(tile);
        m_canvas.draw_text(words, place.x + side, place.y + top + line_of(sizes.title), width,
                           {sizes.small, colours.secondary});
        const auto id = tile.mark ? facts_of(case_marks, *tile.mark).id : std::string_view{"requests"};
        const auto name = ui::joined("board.waiting", id);
        const auto label = std::string{words} + " " + number;
        if (count == 0)
            return ui::say(m_canvas, {.id = m_canvas.id_of(name), .role = ui::Role::Paragraph}, label, place, style);
        const auto list = list_of_waiting(m_view.shown.board(), m_view.query, tile.mark);
        const auto press = m_canvas.pressable(name, place);
        if (press.pressed) m_step = ShowBoardList{list, name};
        ui::say(m_canvas, {.id = press.id, .role = ui::Role::ViewLink, .address = address_of(list, m_view.query)},
                label, place, style);
    }

    ui::Canvas& m_canvas;
    const BoardView& m_view;
    Language m_language;
    float m_gap;
    BoardStep m_step;
};

} // namespace

BoardStep draw_waiting(ui::Canvas& canvas, const BoardView& view) { return WaitingTiles{canvas, view}.draw(); }

} // namespace zhiping::desk
