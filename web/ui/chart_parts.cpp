#include "web/ui/chart_parts.hpp"

#include "web/ui/desk_parts.hpp"
#include "web/ui/names.hpp"
#include "web/ui/parts.hpp"

#include <algorithm>

namespace zhiping::ui {

namespace {

constexpr float label_share = 0.5f; // Of a table's width, at least, where its cells are wide.

float line_of(const TextStyle& style) { return std::round(style.size * style.line_height); }

TextStyle label_style(const Canvas& canvas, bool is_link) {
    const auto& [colours, sizes, dark, elder] = canvas.theme();
    return {sizes.body, is_link ? colours.accent : colours.ink};
}

class TableDrawing {
public:
    TableDrawing(Canvas& canvas, const ChartTable& table)
        : m_canvas(canvas), m_table(table), m_row(chart_row_height(canvas)), m_top(canvas.y()) {
        lay_out_columns();
    }

    std::optional<std::size_t> draw() {
        const auto lines = 1 + std::max<std::size_t>(1, m_table.rows.size());
        const Place whole{m_canvas.left(), m_top, m_width, static_cast<float>(lines) * m_row};
        const Inside table{m_canvas, chart_table_node(m_canvas, m_table.name, m_table.title, whole)};
        draw_header();
        std::optional<std::size_t> pressed;
        for (std::size_t index = 0; index < m_table.rows.size(); ++index)
            if (draw_row(index)) pressed = index;
        if (m_table.rows.empty()) draw_empty();
        m_canvas.continue_at(whole.y + whole.height);
        return pressed;
    }

private:
    struct Laid {
        float x;
        float width;
    };

    float width_of(std::string_view text, const TextStyle& style) {
        return std::ceil(m_canvas.text_width(text, style)) + 1 + 2 * chart_side;
    }

    // As wide as what is in them, so that a number is not far from what it is of.
    void lay_out_columns() {
        const auto style = label_style(m_canvas, false);
        const auto count = m_table.headings.size();
        std::vector<float> widths;
        for (const auto heading : m_table.headings) widths.push_back(width_of(heading, chart_heading_style(m_canvas)));
        for (const auto& row : m_table.rows) {
            widths[0] = std::max(widths[0], width_of(row.label, style));
            for (std::size_t cell = 0; cell < row.cells.size(); ++cell)
                widths[cell + 1] = std::max(widths[cell + 1], width_of(row.cells[cell], style));
        }
        if (m_table.rows.empty()) widths[0] = std::max(widths[0], width_of(m_table.empty, style));
        float cells = 0;
        for (std::size_t column = 1; column < count; ++column) {
            const float room = m_canvas.width() * (1 - label_share) / static_cast<float>(count - 1);
            widths[column] = std::min(widths[column], room);
            cells += widths[column];
        }
        widths[0] = std::min(widths[0], m_canvas.width() - cells);
        for (const float width : widths) {
            m_columns.push_back({m_canvas.left() + m_width, width});
            m_width += width;
        }
    }

    Place cell_at(std::size_t column, float y) const {
        return {m_columns[column].x, y, m_columns[column].width, m_row};
    }

    void draw_header() {
        const Place place{m_canvas.left(), m_top, m_width, m_row};
        const Inside header{m_canvas, chart_header_node(m_canvas, m_table.name, place)};
        m_canvas.line(place.x, place.y + place.height - 1, place.width, m_canvas.theme().colours.control_line);
        for (std::size_t column = 0; column < m_columns.size(); ++column) {
            const auto cell = cell_at(column, m_top);
            draw_chart_text(m_canvas, m_table.headings[column], cell, chart_heading_style(m_canvas),
                            column == 0 ? ChartAlign::Left : ChartAlign::Right);
            say_chart_heading(m_canvas, m_table.name, column, m_table.headings[column], cell);
        }
    }

    bool draw_row(std::size_t index) {
        const auto& row = m_table.rows[index];
        const Place place{m_canvas.left(), m_top + static_cast<float>(index + 1) * m_row, m_width, m_row};
        ChartRow drawn{m_canvas, row.name, index, row.address, place};
        if (m_canvas.shows(place))
            m_canvas.line(place.x, place.y + place.height - 1, place.width, m_canvas.theme().colours.line);
        drawn.write_label(row.label, cell_at(0, place.y));
        const auto style = label_style(m_canvas, false);
        for (std::size_t cell = 0; cell < row.cells.size(); ++cell) {
            const auto at = cell_at(cell + 1, place.y);
            draw_chart_text(m_canvas, row.cells[cell], at, style, ChartAlign::Right);
            drawn.say(cell + 1, row.cells[cell], at, style);
        }
        return drawn.is_pressed();
    }

    void draw_empty() {
        const auto& [colours, sizes, dark, elder] = m_canvas.theme();
        const Place place{m_canvas.left(), m_top + m_row, m_width, m_row};
        const TextStyle style{sizes.body, colours.secondary};
        ChartRow row{m_canvas, joined(m_table.name, "empty"), 0, {}, place};
        draw_chart_text(m_canvas, m_table.empty, place, style, ChartAlign::Left);
        row.say(0, m_table.empty, place, style);
    }

    Canvas& m_canvas;
    const ChartTable& m_table;
    float m_row;
    float m_top;
    float m_width = 0;
    std::vector<Laid> m_columns;
};

} // namespace

bool draw_chart_top(Canvas& canvas, std::string_view name, std::string_view title, bool as_table,
                    const ChartWords& words) {
    const Inside row{canvas, layout(canvas, joined(name, "top"), "row")};
    if (!canvas.is_drawn()) {
        row_heading(canvas, joined(name, "title"), title);
        return false; // There is the table alone.
    }
    const auto& sizes = canvas.theme().sizes;
    const float top = canvas.y();
    const float height = button_height(canvas);
    const float width = std::max(button_width(canvas, words.as_table), button_width(canvas, words.as_chart));
    canvas.indent(0, width + sizes.gap);
    const float line = std::round(sizes.heading * heading_line_height);
    canvas.space(std::max(0.0f, std::floor((height - line) / 2)));
    row_heading(canvas, joined(name, "title"), title);
    canvas.indent(0, -width - sizes.gap);
    const float bottom = std::max(canvas.y(), top + height);
    const auto turn = joined(name, "turn");
    const bool is_turned =
        draw_button(canvas, {turn, as_table ? words.as_chart : words.as_table, ButtonKind::Quiet, false, title},
                    {canvas.left() + canvas.width() - width, top, width, height});
    canvas.continue_at(bottom + sizes.space);
    return is_turned;
}

void draw_chart_text(Canvas& canvas, std::string_view text, const Place& place, const TextStyle& style,
                     ChartAlign align) {
    if (!canvas.shows(place)) return;
    const float room = std::max(0.0f, place.width - 2 * chart_side);
    const float width = align == ChartAlign::Right ? std::min(room, canvas.text_width(text, style)) : room;
    canvas.draw_one_line(text, place.x + chart_side + room - width, place.y + (place.height - line_of(style)) / 2,
                         width, style);
}

float chart_row_height(const Canvas& canvas) {
    const auto& sizes = canvas.theme().sizes;
    return std::round(sizes.body * line_height) + 8;
}

TextStyle chart_heading_style(const Canvas& canvas) {
    const auto& [colours, sizes, dark, elder] = canvas.theme();
    return {sizes.small, colours.secondary, true};
}

Node chart_table_node(const Canvas& canvas, std::string_view name, std::string_view title, const Place& place) {
    Node node{.id = canvas.id_of(name), .role = Role::Table, .place = place};
    node.attributes = {{"aria-label", std::string{title}}, {"data-look", "chart"}};
    return node;
}

Node chart_header_node(const Canvas& canvas, std::string_view name, const Place& place) {
    Node node{.id = canvas.id_of(joined(name, "header")), .role = Role::Row, .place = place};
    node.attributes = {{"aria-rowindex", "1"}};
    return node;
}

void say_chart_heading(Canvas& canvas, std::string_view name, std::size_t column, std::string_view text,
                       const Place& place) {
    Node node{.id = canvas.id_of(joined(joined(name, "column"), column)), .role = Role::ColumnHeader};
    if (column > 0) node.attributes = {{"data-look", "number"}};
    say(canvas, std::move(node), text, place, chart_heading_style(canvas));
}

ChartRow::ChartRow(Canvas& canvas, std::string_view name, std::size_t index, std::string_view address,
                   const Place& place)
    : m_canvas(canvas), m_name(name), m_address(address), m_inside(canvas, node_of(index, place)) {}

Node ChartRow::node_of(std::size_t index, const Place& place) {
    const bool is_link = !m_address.empty();
    if (is_link) m_is_pressed = m_canvas.pressable(m_name, place).pressed;
    Node node{.id = m_canvas.id_of(m_name), .role = Role::Row, .place = place};
    // The page lets a row be pressed that has a number.
    node.attributes = {{"aria-rowindex", is_link ? std::to_string(index + 2) : std::string{}}};
    return node;
}

void ChartRow::write_label(std::string_view label, const Place& place) {
    const auto style = label_style(m_canvas, !m_address.empty());
    draw_chart_text(m_canvas, label, place, style, ChartAlign::Left);
    if (m_address.empty()) return say(0, label, place, style);
    const Inside cell{m_canvas, {.id = m_canvas.id_of(joined(m_name, 0)), .role = Role::Cell, .place = place}};
    const auto press = m_canvas.pressable(joined(m_name, "link"), place);
    m_is_pressed |= press.pressed;
    ui::say(m_canvas, {.id = press.id, .role = Role::ViewLink, .address = m_address}, label, place, style);
}

void ChartRow::say(std::size_t column, std::string_view text, const Place& place, const TextStyle& style) {
    Node node{.id = m_canvas.id_of(joined(m_name, column)), .role = Role::Cell};
    if (column > 0) node.attributes = {{"data-look", "number"}};
    ui::say(m_canvas, std::move(node), text, place, style);
}

std::optional<std::size_t> draw_chart_table(Canvas& canvas, const ChartTable& table) {
    return TableDrawing{canvas, table}.draw();
}

} // namespace zhiping::ui
