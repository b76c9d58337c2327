#include "web/ui/table.hpp"

#include "web/ui/names.hpp"
#include "web/ui/parts.hpp"
#include "web/ui/scroll_area.hpp"
#include "web/ui/widgets.hpp"

#include <algorithm>
#include <vector>

namespace zhiping::ui {

namespace {

constexpr std::size_t rows_of_page = 100; // Where there is no canvas.
constexpr float side = 8;                 // Of a cell, on its left and right.

std::string name_of(const TableContent& content, const TableRow& row) { return joined(content.name, row.name); }

class TableDrawing {
public:
    TableDrawing(Canvas& canvas, const TableContent& content, const Place& place, float scrolled)
        : m_canvas(canvas), m_content(content), m_place(place), m_row(canvas.theme().sizes.row) {
        const float height = std::max(0.0f, place.height - m_row);
        const float longest = static_cast<float>(content.rows) * m_row;
        m_scrolled = std::clamp(scrolled, 0.0f, std::max(0.0f, longest - height));
        m_rows = {place.x, place.y + m_row, place.width, height};
        lay_out_columns();
    }

    std::optional<TablePress> draw() {
        Node node{.id = m_canvas.id_of(m_content.name), .role = Role::Table, .place = m_place};
        node.attributes = {{"aria-label", std::string{m_content.label}},
                           {"aria-rowcount", std::to_string(m_content.rows + 1)},
                           {"aria-colcount", std::to_string(m_columns.size() + (has_boxes() ? 1 : 0))}};
        const Inside table{m_canvas, std::move(node)};
        draw_header();
        draw_rows();
        return m_press;
    }

private:
    struct Laid {
        std::size_t column;
        float x;
        float width;
    };

    bool has_boxes() const { return m_content.all_ticked.has_value(); }
    float box_column() const { return has_boxes() ? m_canvas.theme().sizes.box + 2 * side : 0; }

    void lay_out_columns() {
        float left_over = m_place.width - box_column();
        std::size_t count = 0;
        float shares = 0;
        for (const auto& column : m_content.columns) {
            if (m_canvas.is_drawn() && count > 0 && column.least > left_over) break;
            left_over -= column.least;
            shares += column.share;
            ++count;
        }
        float x = m_place.x + box_column();
        for (std::size_t index = 0; index < count; ++index) {
            const auto& column = m_content.columns[index];
            const float width = column.least + (shares > 0 ? std::max(0.0f, left_over) * column.share / shares : 0);
            m_columns.push_back({index, x, width});
            x += width;
        }
    }

    void draw_box(std::string_view name, std::string_view label, bool ticked, const Place& row, TablePress press) {
        const auto& [colours, sizes, dark, elder] = m_canvas.theme();
        const Place place{row.x, row.y, box_column(), row.height};
        const Place box{place.x + side, place.y + (place.height - sizes.box) / 2, sizes.box, sizes.box};
        m_canvas.fill(box, ticked ? colours.accent : colours.card, 4);
        if (ticked)
            m_canvas.tick(box.x, box.y, sizes.box, colours.on_accent);
        else
            m_canvas.outline(box, colours.control_line, 4, 1.5f);
        const auto pressed = m_canvas.pressable(name, place);
        if (pressed.pressed) m_press = press;
        m_canvas.semantics().add(
            {.id = pressed.id, .role = Role::Checkbox, .label = std::string{label}, .checked = ticked, .place = place});
    }

    // Its box. The look is for desk.css.
    void open_cell(Role role, std::string_view name, const Place& place, std::string_view look = {}) {
        Node node{.id = m_canvas.id_of(name), .role = role, .place = place};
        if (!look.empty()) node.attributes = {{"data-look", std::string{look}}};
        m_canvas.semantics().open(std::move(node));
    }

    void draw_header() {
        const auto& [colours, sizes, dark, elder] = m_canvas.theme();
        const Place place{m_place.x, m_place.y, m_place.width, m_row};
        m_canvas.fill(place, colours.background, 0);
        m_canvas.line(place.x, place.y + place.height - 1, place.width, colours.control_line);
        Node row{.id = m_canvas.id_of(joined(m_content.name, "header")), .role = Role::Row, .place = place};
        row.attributes = {{"aria-rowindex", "1"}};
        const Inside inside{m_canvas, std::move(row)};
        if (has_boxes()) {
            const auto name = joined(m_content.name, "all");
            open_cell(Role::ColumnHeader, joined(name, "cell"), {place.x, place.y, box_column(), m_row}, "box");
            draw_box(name, m_content.tick_all, *m_content.all_ticked, place, TickedAll{});
            m_canvas.semantics().close();
        }
        for (const auto& laid : m_columns) draw_column_header(laid, place.y);
    }

    void draw_column_header(const Laid& laid, float y) {
        const auto& [colours, sizes, dark, elder] = m_canvas.theme();
        const auto& column = m_content.columns[laid.column];
        const Place place{laid.x, y, laid.width, m_row};
        const bool is_sorted = m_content.sort && m_content.sort->column == laid.column;
        const bool is_up = is_sorted && m_content.sort->direction == Direction::Ascending;
        const TextStyle style{sizes.small, is_sorted ? colours.ink : colours.secondary, true};
        std::string label{column.label};
        const float line = std::round(style.size * style.line_height);
        m_canvas.draw_one_line(is_sorted ? label + (is_up ? " ↑" : " ↓") : label, place.x + side,
                               place.y + (m_row - line) / 2, place.width - 2 * side, style);
        const auto name = joined(joined(m_content.name, "column"), column.name);
        Node node{.id = m_canvas.id_of(name), .role = Role::ColumnHeader, .place = place};
        if (column.sorts) node.attributes = {{"aria-sort", !is_sorted ? "none" : is_up ? "ascending" : "descending"}};
        if (!column.sorts) return say(m_canvas, std::move(node), label, place, style);
        const Inside header{m_canvas, std::move(node)};
        const auto press = m_canvas.pressable(joined(name, "sort"), place);
        if (press.pressed) m_press = SortedColumn{laid.column};
        say(m_canvas, {.id = press.id, .role = Role::Button}, label, place, style);
    }

    void draw_rows() {
        const auto name = row_area_of(m_content.name);
        const ScrollArea area{m_canvas, name, {}, m_rows, m_scrolled, Role::RowGroup};
        m_canvas.fill(m_rows, m_canvas.theme().colours.card, 0, true);
        if (m_content.rows == 0) return draw_empty();
        const auto [first, end] = shown();
        if (!m_canvas.is_drawn()) draw_page_turn("earlier", m_content.earlier, first > 0, first, -1);
        const auto current = m_content.current;
        if (current && *current < first) draw_row(*current);
        for (auto row = first; row < end; ++row) draw_row(row);
        if (current && *current >= end && *current < m_content.rows) draw_row(*current);
        if (!m_canvas.is_drawn()) draw_page_turn("later", m_content.later, end < m_content.rows, first, 1);
        m_canvas.continue_at(m_rows.y - m_scrolled + static_cast<float>(m_content.rows) * m_row);
    }

    struct Shown {
        std::size_t first;
        std::size_t end;
    };
    Shown shown() const {
        const auto at = static_cast<std::size_t>(m_scrolled / m_row);
        if (!m_canvas.is_drawn()) {
            const auto first = at / rows_of_page * rows_of_page;
            return {first, std::min(m_content.rows, first + rows_of_page)};
        }
        const auto many = static_cast<std::size_t>(m_rows.height / m_row) + 2;
        return {at, std::min(m_content.rows, at + many)};
    }

    void draw_page_turn(std::string_view part, std::string_view label, bool leads_on, std::size_t first, int pages) {
        if (!leads_on) return;
        const auto name = joined(m_content.name, part);
        const Inside row{m_canvas, {.id = m_canvas.id_of(joined(name, "row")), .role = Role::Row}};
        const Inside cell{m_canvas, {.id = m_canvas.id_of(joined(name, "cell")), .role = Role::Cell}};
        const auto to = static_cast<float>(first) + static_cast<float>(pages) * static_cast<float>(rows_of_page);
        if (plain_button(m_canvas, name, label)) m_press = TurnedPage{to * m_row};
    }

    void draw_empty() {
        const auto& [colours, sizes, dark, elder] = m_canvas.theme();
        m_canvas.space(m_row);
        m_canvas.indent(side);
        const Inside row{m_canvas, {.id = m_canvas.id_of(joined(m_content.name, "empty.row")), .role = Role::Row}};
        write(m_canvas, {.id = m_canvas.id_of(joined(m_content.name, "empty")), .role = Role::Cell}, m_content.empty,
              {sizes.body, colours.secondary, false, line_height, true});
        m_canvas.indent(-side);
    }

    void draw_row(std::size_t index) {
        const auto& [colours, sizes, dark, elder] = m_canvas.theme();
        const auto row = m_content.row(index);
        const bool is_current = m_content.current == index;
        const Place place{m_rows.x, m_rows.y - m_scrolled + static_cast<float>(index) * m_row, m_rows.width, m_row};
        if (row.ticked == true || is_current) m_canvas.fill(place, colours.accent_soft, 0);
        if (is_current) m_canvas.fill({place.x, place.y, 3, place.height}, colours.accent, 0);
        m_canvas.line(place.x, place.y + place.height - 1, place.width, colours.line);
        const auto name = name_of(m_content, row);
        const auto press = m_canvas.pressable(name, place);
        if (press.pressed && !row.address.empty()) m_press = OpenedRow{index};
        Node node{.id = press.id, .role = Role::Row, .place = place};
        node.attributes = {{"aria-rowindex", std::to_string(index + 2)}, {"aria-current", is_current ? "true" : ""}};
        const Inside inside{m_canvas, std::move(node)};
        if (has_boxes()) draw_tick(row, name, place, index);
        for (const auto& laid : m_columns) draw_cell(row, name, laid, place, index);
    }

    void draw_tick(const TableRow& row, const std::string& name, const Place& place, std::size_t index) {
        open_cell(Role::Cell, joined(name, "box"), {place.x, place.y, box_column(), m_row}, "box");
        if (row.ticked) draw_box(joined(name, "tick"), row.tick_label, *row.ticked, place, TickedRow{index});
        m_canvas.semantics().close();
    }

    void draw_cell(const TableRow& row, const std::string& name, const Laid& laid, const Place& at, std::size_t index) {
        const auto& [colours, sizes, dark, elder] = m_canvas.theme();
        const Place place{laid.x, at.y, laid.width, m_row};
        const bool is_link = laid.column == 0 && !row.address.empty();
        const auto cell = laid.column == 0 ? TableCell{row.link, is_link ? Tone::Accent : Tone::Ink, false}
                                           : row.cells[laid.column - 1];
        const TextStyle style{sizes.body, colour_of(cell.tone, colours), cell.bold};
        const float line = std::round(style.size * style.line_height);
        m_canvas.draw_one_line(cell.text, place.x + side, place.y + (m_row - line) / 2, place.width - 2 * side, style);
        const auto cell_name = joined(name, laid.column);
        if (cell.text
                .empty()) { // There all the same: a row has as many as there are columns, and is one to the pointer.
            open_cell(Role::Cell, cell_name, place);
            return m_canvas.semantics().close();
        }
        if (!is_link)
            return say(m_canvas, {.id = m_canvas.id_of(cell_name), .role = Role::Cell}, cell.text, place, style);
        open_cell(Role::Cell, cell_name, place);
        const auto press = m_canvas.pressable(link_of(m_content.name, row.name), place);
        if (press.pressed) m_press = OpenedRow{index};
        say(m_canvas, {.id = press.id, .role = Role::ViewLink, .address = row.address}, row.link, place, style);
        m_canvas.semantics().close();
    }

    Canvas& m_canvas;
    const TableContent& m_content;
    Place m_place;
    float m_row;
    float m_scrolled = 0;
    Place m_rows{};
    std::vector<Laid> m_columns;
    std::optional<TablePress> m_press;
};

} // namespace

std::optional<TablePress> table(Canvas& canvas, const TableContent& content, const Place& place, float scrolled) {
    return TableDrawing{canvas, content, place, scrolled}.draw();
}

std::string row_area_of(std::string_view table) { return joined(table, "rows"); }

std::string link_of(std::string_view table, std::string_view row) { return joined(joined(table, row), "link"); }

} // namespace zhiping::ui
