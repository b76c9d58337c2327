#include "web/ui/chart_parts.hpp"
#include "web/ui/names.hpp"

#include <algorithm>

namespace zhiping::ui {

namespace {

constexpr float least_label = 72;
constexpr float label_share = 0.4f; // Of the width, at most; so of the numbers on the right.
constexpr float number_share = 0.3f;
constexpr float value_share = 0.5f; // Of a value behind its bar, of the room of both.
constexpr float least_bar = 2;      // Of what is more than nothing.
constexpr float between = 2;        // A bar and the thinner one under it.
constexpr float swatch = 12;
constexpr float beside_swatch = 6;

std::string_view said(const std::optional<ChartValue>& value, const ChartWords& words) {
    return value ? std::string_view{value->said} : words.missing;
}

double amount_of(const std::optional<ChartValue>& value) { return value ? value->amount : 0; }

// On the left what the bars are of, then the bars with their values behind them, on the right what those are compared
// with.
class BarDrawing {
public:
    BarDrawing(Canvas& canvas, const BarChart& chart)
        : m_canvas(canvas), m_chart(chart), m_row(chart_row_height(canvas)), m_top(canvas.y()) {
        lay_out_columns();
    }

    std::optional<std::size_t> draw() {
        const float height = static_cast<float>(m_chart.bars.size() + 1) * m_row;
        const Place whole{m_canvas.left(), m_top, m_canvas.width(), height};
        const Inside table{m_canvas, chart_table_node(m_canvas, m_chart.name, m_chart.title, whole)};
        draw_header();
        std::optional<std::size_t> pressed;
        for (std::size_t index = 0; index < m_chart.bars.size(); ++index)
            if (draw_row(index)) pressed = index;
        m_canvas.continue_at(whole.y + whole.height);
        return pressed;
    }

private:
    struct Column {
        float x = 0;
        float width = 0;
    };

    bool is_compared() const { return !m_chart.compared_heading.empty(); }
    TextStyle value_style(bool is_there) const {
        const auto& [colours, sizes, dark, elder] = m_canvas.theme();
        return {sizes.body, is_there ? colours.ink : colours.secondary};
    }
    TextStyle compared_style() const { return value_style(false); }
    float width_of(std::string_view text, const TextStyle& style) {
        return std::ceil(m_canvas.text_width(text, style)) + 1 + 2 * chart_side;
    }

    void lay_out_columns() {
        const auto heading = chart_heading_style(m_canvas);
        float label = std::max(least_label, width_of(m_chart.bar_heading, heading));
        float compared = width_of(m_chart.compared_heading, heading) + swatch + beside_swatch;
        for (const auto& bar : m_chart.bars) {
            label = std::max(label, width_of(bar.label, value_style(true)));
            m_value_width = std::max(m_value_width, width_of(said(bar.value, m_chart.words), value_style(true)));
            compared = std::max(compared, width_of(said(bar.compared, m_chart.words), compared_style()));
            m_most = std::max({m_most, amount_of(bar.value), is_compared() ? amount_of(bar.compared) : 0});
        }
        const float width = m_canvas.width();
        m_label = {m_canvas.left(), std::min(label, width * label_share)};
        const float right = is_compared() ? std::min(compared, width * number_share) : 0;
        m_value = {m_label.x + m_label.width, width - m_label.width - right};
        m_compared = {m_value.x + m_value.width, right};
        m_longest = m_value.width - std::min(m_value_width, m_value.width * value_share);
    }

    Place cell_of(const Column& column, float y) const { return {column.x, y, column.width, m_row}; }

    void draw_header() {
        const Place place{m_canvas.left(), m_top, m_canvas.width(), m_row};
        const Inside header{m_canvas, chart_header_node(m_canvas, m_chart.name, place)};
        const auto label = cell_of(m_label, m_top);
        draw_chart_text(m_canvas, m_chart.bar_heading, label, chart_heading_style(m_canvas), ChartAlign::Left);
        say_chart_heading(m_canvas, m_chart.name, 0, m_chart.bar_heading, label);
        draw_value_heading();
        if (is_compared()) draw_compared_heading();
    }

    // What thick bars are, and what thin ones.
    void draw_value_heading() {
        const auto value = cell_of(m_value, m_top);
        const float taken = is_compared() ? swatch + beside_swatch - chart_side : -chart_side;
        const Place words{value.x + taken, value.y, value.width - taken, value.height};
        draw_chart_text(m_canvas, m_chart.value_heading, words, chart_heading_style(m_canvas), ChartAlign::Left);
        if (is_compared()) draw_bar(value.x, middle_of(value), swatch, thick(), m_canvas.theme().colours.accent);
        say_chart_heading(m_canvas, m_chart.name, 1, m_chart.value_heading, value);
    }

    void draw_compared_heading() {
        const auto cell = cell_of(m_compared, m_top);
        const Place words{cell.x + swatch + beside_swatch, cell.y, cell.width - swatch - beside_swatch, cell.height};
        const float width = width_of(m_chart.compared_heading, chart_heading_style(m_canvas)) - chart_side;
        draw_chart_text(m_canvas, m_chart.compared_heading, words, chart_heading_style(m_canvas), ChartAlign::Right);
        const float x = std::max(cell.x, cell.x + cell.width - width - beside_swatch - swatch);
        draw_bar(x, middle_of(cell), swatch, thin(), m_canvas.theme().colours.control_line);
        say_chart_heading(m_canvas, m_chart.name, 2, m_chart.compared_heading, cell);
    }

    bool draw_row(std::size_t index) {
        const auto& bar = m_chart.bars[index];
        const float y = m_top + static_cast<float>(index + 1) * m_row;
        const Place place{m_canvas.left(), y, m_canvas.width(), m_row};
        ChartRow row{m_canvas, joined(m_chart.name, bar.name), index, bar.address, place};
        row.write_label(bar.label, cell_of(m_label, y));
        const auto value = cell_of(m_value, y);
        const auto style = value_style(bar.value.has_value());
        const auto words = said(bar.value, m_chart.words);
        const float end = m_canvas.shows(place) ? draw_bars(bar, value) : 0;
        draw_chart_text(m_canvas, words, {value.x + end, y, value.width - end, m_row}, style, ChartAlign::Left);
        row.say(1, words, value, style);
        if (!is_compared()) return row.is_pressed();
        const auto compared = said(bar.compared, m_chart.words);
        const auto at = cell_of(m_compared, y);
        draw_chart_text(m_canvas, compared, at, compared_style(), ChartAlign::Right);
        row.say(2, compared, at, compared_style());
        return row.is_pressed();
    }

    float thick() const { return std::round(m_row * (is_compared() ? 0.36f : 0.5f)); }
    float thin() const { return std::round(m_row * 0.14f); }
    static float middle_of(const Place& place) { return place.y + place.height / 2; }

    void draw_bar(float x, float middle, float width, float thickness, std::uint32_t colour) {
        if (width > 0) m_canvas.fill({x, std::round(middle - thickness / 2), width, thickness}, colour, 2);
    }

    float length_of(const std::optional<ChartValue>& value) const {
        if (amount_of(value) <= 0) return 0;
        return std::max(least_bar, static_cast<float>(value->amount / m_most) * m_longest);
    }

    // How far they go.
    float draw_bars(const Bar& bar, const Place& cell) {
        const auto& colours = m_canvas.theme().colours;
        m_canvas.fill({cell.x - 1, cell.y, 1, cell.height}, colours.control_line, 0);
        const float value = length_of(bar.value);
        if (!is_compared()) {
            draw_bar(cell.x, middle_of(cell), value, thick(), colours.accent);
            return value;
        }
        const float compared = length_of(bar.compared);
        const float top = middle_of(cell) - (thick() + between + thin()) / 2;
        draw_bar(cell.x, top + thick() / 2, value, thick(), colours.accent);
        draw_bar(cell.x, top + thick() + between + thin() / 2, compared, thin(), colours.control_line);
        return std::max(value, compared);
    }

    Canvas& m_canvas;
    const BarChart& m_chart;
    float m_row;
    float m_top;
    Column m_label;
    Column m_value;
    Column m_compared;
    float m_value_width = 0; // Of the widest, behind its bar.
    float m_longest = 0;     // A bar.
    double m_most = 0;       // What that is of.
};

ChartTable table_of(const BarChart& chart) {
    ChartTable table{chart.name, chart.title, {chart.bar_heading, chart.value_heading}, {}, chart.words.missing};
    const bool is_compared = !chart.compared_heading.empty();
    if (is_compared) table.headings.push_back(chart.compared_heading);
    for (const auto& bar : chart.bars) {
        ChartTableRow row{joined(chart.name, bar.name), bar.label, bar.address, {}};
        row.cells.emplace_back(said(bar.value, chart.words));
        if (is_compared) row.cells.emplace_back(said(bar.compared, chart.words));
        table.rows.push_back(std::move(row));
    }
    return table;
}

} // namespace

std::optional<BarChartPress> bar_chart(Canvas& canvas, const BarChart& chart) {
    const bool is_turned = draw_chart_top(canvas, chart.name, chart.title, chart.as_table, chart.words);
    const bool is_drawn = canvas.is_drawn() && !chart.as_table && !chart.bars.empty();
    const auto pressed = is_drawn ? BarDrawing{canvas, chart}.draw() : draw_chart_table(canvas, table_of(chart));
    if (is_turned) return TurnedChart{};
    if (pressed) return OpenedBar{*pressed};
    return std::nullopt;
}

} // namespace zhiping::ui
