#include "web/ui/chart_parts.hpp"
#include "web/ui/names.hpp"
#include "web/ui/parts.hpp"

#include <algorithm>
#include <array>
#include <numeric>

namespace zhiping::ui {

namespace {

constexpr float plot_height = 176;
constexpr float thickness = 2;
constexpr float swatch = 22; // Of a line, before its label: as long as a dash and two gaps at least.
constexpr float beside = 6;
constexpr float label_share = 0.35f; // Of the width, at most.
constexpr float between_labels = 20; // Of points.
constexpr std::size_t most_labels = 7;

// How a line is drawn, so that it is told from the others: so far, and so far not.
struct Dash {
    float drawn;
    float gap; // None: it is drawn through.
};
constexpr std::array dashes{Dash{0, 0}, Dash{8, 5}, Dash{2, 4}};

void draw_dashed(Canvas& canvas, std::span<const Point> points, const Dash& dash, std::uint32_t colour) {
    if (dash.gap <= 0) return canvas.stroke(points, colour, thickness);
    std::vector<Point> part{points[0]};
    bool is_drawn = true;
    float left = dash.drawn; // Until that changes.
    for (std::size_t index = 1; index < points.size(); ++index) {
        auto at = points[index - 1];
        const auto end = points[index];
        float rest = std::hypot(end.x - at.x, end.y - at.y);
        while (rest >= left) {
            at = {at.x + (end.x - at.x) * left / rest, at.y + (end.y - at.y) * left / rest};
            rest -= left;
            part.push_back(at);
            if (is_drawn) canvas.stroke(part, colour, thickness);
            part.clear();
            is_drawn = !is_drawn;
            left = is_drawn ? dash.drawn : dash.gap;
            if (is_drawn) part.push_back(at);
        }
        left -= rest;
        if (is_drawn) part.push_back(end);
    }
    if (is_drawn && part.size() > 1) canvas.stroke(part, colour, thickness);
}

// From one number of the scale to the next: 1, 2 or 5, or one of these with noughts, and four steps at most.
std::int64_t step_to(std::int64_t most) {
    for (std::int64_t unit = 1;; unit *= 10)
        for (const std::int64_t step : {unit, 2 * unit, 5 * unit})
            if (most <= 4 * step) return step;
}

// Moves places as high as a line apart, so that all of them lie between the two ends.
void move_apart(std::vector<float>& tops, float line, float least, float most) {
    std::vector<std::size_t> order(tops.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(),
                     [&](std::size_t first, std::size_t second) { return tops[first] < tops[second]; });
    for (const auto index : order) {
        tops[index] = std::max(tops[index], least);
        least = tops[index] + line;
    }
    for (auto index = order.rbegin(); index != order.rend(); ++index) {
        tops[*index] = std::min(tops[*index], most - line);
        most = tops[*index];
    }
}

std::optional<int> value_of(const ChartLine& line, std::size_t point) {
    return point < line.values.size() ? line.values[point] : std::nullopt;
}

std::string said(std::optional<int> value, const ChartWords& words) {
    return value ? std::to_string(*value) : std::string{words.missing};
}

std::string row_of(const LineChart& chart, std::size_t point) { return joined(joined(chart.name, "point"), point); }

class LineDrawing {
public:
    LineDrawing(Canvas& canvas, const LineChart& chart)
        : m_canvas(canvas), m_chart(chart), m_top(canvas.y()), m_line(std::round(tiny(0).size * line_height)) {
        std::int64_t most = 0;
        for (const auto& line : chart.lines)
            for (const auto& value : line.values) most = std::max<std::int64_t>(most, value.value_or(0));
        m_step = step_to(most);
        m_steps = std::max<std::int64_t>(1, (most + m_step - 1) / m_step);
        lay_out();
    }

    void draw() {
        m_is_seen = m_canvas.shows(whole());
        draw_scale();
        {
            const Inside table{m_canvas, chart_table_node(m_canvas, m_chart.name, m_chart.title, whole())};
            draw_header();
            const auto every = points_of_label();
            for (std::size_t point = 0; point < m_chart.points.size(); ++point) draw_point(point, point % every == 0);
        }
        for (std::size_t index = 0; index < m_chart.lines.size(); ++index) draw_line(index);
        m_canvas.continue_at(whole().y + whole().height);
    }

private:
    Place whole() const {
        return {m_canvas.left(), m_top, m_canvas.width(), m_plot.y + m_plot.height + m_line + 2 - m_top};
    }
    TextStyle tiny(std::uint32_t colour) const { return {m_canvas.theme().sizes.tiny, colour}; }
    TextStyle label_style(const ChartLine& line) const {
        const auto& [colours, sizes, dark, elder] = m_canvas.theme();
        return {sizes.small, colour_of(line.tone, colours), true};
    }

    void lay_out() {
        const auto number = std::to_string(m_step * m_steps);
        const float numbers = std::ceil(m_canvas.text_width(number, tiny(0))) + 1 + beside;
        for (const auto& line : m_chart.lines)
            m_labels = std::max(m_labels, std::ceil(m_canvas.text_width(line.label, label_style(line))) + 1);
        m_labels = std::min(m_labels + 2 * beside + swatch, m_canvas.width() * label_share);
        m_plot = {m_canvas.left() + numbers, m_top + std::round(m_line / 2),
                  std::max(1.0f, m_canvas.width() - numbers - m_labels), plot_height};
    }

    float y_of(std::int64_t value) const {
        const auto part = static_cast<double>(value) / static_cast<double>(m_step * m_steps);
        return m_plot.y + m_plot.height * (1 - static_cast<float>(part));
    }

    // What is above and below a point.
    Place band_of(std::size_t point) const {
        const float width = m_plot.width / static_cast<float>(m_chart.points.size());
        return {m_plot.x + static_cast<float>(point) * width, m_plot.y, width, m_plot.height};
    }

    Point place_of(std::size_t point, int value) const {
        const auto band = band_of(point);
        return {band.x + band.width / 2, y_of(value)};
    }

    // The numbers are for the eye: whoever has the table read out has the values.
    void draw_scale() {
        const auto& colours = m_canvas.theme().colours;
        const auto style = tiny(colours.secondary);
        for (std::int64_t step = 0; step <= m_steps; ++step) {
            const float y = std::round(y_of(step * m_step));
            const auto number = std::to_string(step * m_step);
            const float width = std::ceil(m_canvas.text_width(number, style)) + 1;
            const Place place{m_plot.x - beside - width, y - std::round(m_line / 2), width, m_line};
            if (m_is_seen) {
                m_canvas.line(m_plot.x, y, m_plot.width, step == 0 ? colours.control_line : colours.line);
                m_canvas.draw_text(number, place.x, place.y, width + 1, style);
            }
            const auto name = joined(joined(m_chart.name, "scale"), static_cast<std::size_t>(step));
            say(m_canvas, {.id = m_canvas.id_of(name), .role = Role::Mark}, number, place, style);
        }
    }

    // The labels of the lines stand where these end; that of the points is for the table.
    void draw_header() {
        const Inside header{m_canvas, chart_header_node(m_canvas, m_chart.name, whole())};
        say_chart_heading(m_canvas, m_chart.name, 0, m_chart.point_heading,
                          {m_canvas.left(), m_plot.y + m_plot.height, m_plot.x - m_canvas.left(), m_line});
        std::vector<float> tops;
        for (const auto& line : m_chart.lines) tops.push_back(end_of(line) - label_height() / 2);
        move_apart(tops, label_height(), m_top, m_plot.y + m_plot.height + m_line / 2);
        for (std::size_t index = 0; index < tops.size(); ++index) draw_label(index, tops[index]);
    }

    float label_height() const { return std::round(m_canvas.theme().sizes.small * line_height); }

    float end_of(const ChartLine& line) const {
        for (auto point = m_chart.points.size(); point > 0; --point)
            if (const auto value = value_of(line, point - 1)) return y_of(*value);
        return y_of(0);
    }

    void draw_label(std::size_t index, float y) {
        const auto& line = m_chart.lines[index];
        const auto style = label_style(line);
        const Place place{m_plot.x + m_plot.width + beside, y, std::max(1.0f, m_labels - beside), label_height()};
        const float words = std::max(1.0f, place.width - swatch - beside);
        if (m_is_seen) {
            const float middle = place.y + std::round(place.height / 2);
            const Point mark[] = {{place.x, middle}, {place.x + swatch, middle}};
            draw_dashed(m_canvas, mark, dashes[index % dashes.size()], style.colour);
            m_canvas.draw_one_line(line.label, place.x + swatch + beside, place.y, words, style);
        }
        say_chart_heading(m_canvas, m_chart.name, index + 1, line.label, place);
    }

    // Of so many points, one has its label drawn.
    std::size_t points_of_label() {
        float widest = 1;
        for (const auto& label : m_chart.points) widest = std::max(widest, m_canvas.text_width(label, tiny(0)));
        const auto room = static_cast<std::size_t>(m_plot.width / (widest + between_labels));
        const auto labels = std::clamp<std::size_t>(room, 1, most_labels);
        return (m_chart.points.size() + labels - 1) / labels;
    }

    // Its label under it; its values are read out where it stands, those of one line above those of the next.
    void draw_point(std::size_t point, bool is_labelled) {
        const auto band = band_of(point);
        const float bottom = m_plot.y + m_plot.height;
        ChartRow row{m_canvas, row_of(m_chart, point), point, {}, {band.x, band.y, band.width, band.height + m_line}};
        const auto style = tiny(m_canvas.theme().colours.secondary);
        const auto label = std::string_view{m_chart.points[point]};
        Place place{band.x, bottom + 2, band.width, m_line};
        if (is_labelled) place = draw_point_label(label, band, style);
        row.say(0, label, place, style);
        const auto count = static_cast<float>(m_chart.lines.size());
        for (std::size_t index = 0; index < m_chart.lines.size(); ++index)
            row.say(index + 1, said(value_of(m_chart.lines[index], point), m_chart.words),
                    {band.x, band.y + static_cast<float>(index) * band.height / count, band.width, band.height / count},
                    style);
    }

    Place draw_point_label(std::string_view label, const Place& band, const TextStyle& style) {
        const float width = std::min(std::ceil(m_canvas.text_width(label, style)) + 1, m_canvas.width());
        const float end = m_canvas.left() + m_canvas.width();
        const float x = std::max(m_canvas.left(), std::min(band.x + (band.width - width) / 2, end - width));
        const Place place{x, m_plot.y + m_plot.height + 2, width, m_line};
        if (m_is_seen) m_canvas.draw_one_line(label, place.x, place.y, place.width, style);
        return place;
    }

    void draw_line(std::size_t index) {
        if (!m_is_seen) return;
        const auto& line = m_chart.lines[index];
        const auto colour = label_style(line).colour;
        std::vector<Point> run;
        const auto draw_run = [&] {
            if (run.size() == 1) m_canvas.disc(run[0].x, run[0].y, thickness + 0.5f, colour);
            if (run.size() > 1) draw_dashed(m_canvas, run, dashes[index % dashes.size()], colour);
            run.clear();
        };
        for (std::size_t point = 0; point < m_chart.points.size(); ++point) {
            if (const auto value = value_of(line, point))
                run.push_back(place_of(point, *value));
            else
                draw_run();
        }
        draw_run();
    }

    Canvas& m_canvas;
    const LineChart& m_chart;
    float m_top;
    float m_line; // Height of one, of small words.
    std::int64_t m_step = 1;
    std::int64_t m_steps = 1;
    float m_labels = 0; // Room for those of the lines.
    Place m_plot{};
    bool m_is_seen = false;
};

ChartTable table_of(const LineChart& chart) {
    ChartTable table{chart.name, chart.title, {chart.point_heading}, {}, chart.words.missing};
    for (const auto& line : chart.lines) table.headings.push_back(line.label);
    for (std::size_t point = 0; point < chart.points.size(); ++point) {
        ChartTableRow row{row_of(chart, point), chart.points[point], {}, {}};
        for (const auto& line : chart.lines) row.cells.push_back(said(value_of(line, point), chart.words));
        table.rows.push_back(std::move(row));
    }
    return table;
}

} // namespace

bool line_chart(Canvas& canvas, const LineChart& chart) {
    const bool is_turned = draw_chart_top(canvas, chart.name, chart.title, chart.as_table, chart.words);
    if (canvas.is_drawn() && !chart.as_table && !chart.points.empty())
        LineDrawing{canvas, chart}.draw();
    else
        draw_chart_table(canvas, table_of(chart));
    return is_turned;
}

} // namespace zhiping::ui
