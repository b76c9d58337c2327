#include "web/ui/widgets.hpp"

#include "web/ui/names.hpp"
#include "web/ui/parts.hpp"

#include <algorithm>

namespace zhiping::ui {

namespace {

// A label and its value beside each other, or one above the other where the letters are large.
struct RowColumns {
    float label_width;
    float value_x;
    float value_width;
    float change_width;
    bool stacked;
};

RowColumns columns_of(Canvas& canvas, std::span<const SummaryRow> rows) {
    const auto& sizes = canvas.theme().sizes;
    const TextStyle style{sizes.small, 0};
    float label_width = 0;
    float change_width = 0;
    for (const auto& row : rows) {
        label_width = std::max(label_width, canvas.text_width(row.label, style));
        change_width = std::max(change_width, canvas.text_width(row.change, style));
    }
    if (change_width > 0) change_width = std::max(change_width + 32, sizes.hot_area);
    const float inner = canvas.width() - 32;
    const bool stacked = canvas.theme().elder || label_width > inner * 0.3f;
    const float offset = stacked ? 0 : label_width + 20;
    return {stacked ? inner - change_width : label_width, canvas.left() + 16 + offset,
            inner - offset - std::max(0.0f, change_width - 16), change_width, stacked};
}

// Whether its change was pressed. `top` is where the row begins.
bool offer_change(Canvas& canvas, const SummaryRow& row, const RowColumns& columns, float top, float label_height) {
    if (row.change.empty()) return false;
    const auto& theme = canvas.theme();
    const float width = columns.change_width;
    const Place place{canvas.left() + canvas.width() - width, top, width,
                      std::max(theme.sizes.hot_area, 28 + label_height)};
    const TextStyle style{theme.sizes.small, theme.colours.accent, false, line_height, true};
    return text_button(canvas, joined(row.name, "change"), row.change, place, style, row.label);
}

bool summary_row(Canvas& canvas, const SummaryRow& row, const RowColumns& columns) {
    const auto& theme = canvas.theme();
    const Inside inside{canvas, {.id = canvas.id_of(joined(row.name, "row")), .role = Role::SummaryRow}};
    const TextStyle label_style{theme.sizes.small, theme.colours.secondary};
    const float top = canvas.y();
    canvas.space(14);
    const Place label{canvas.left() + 16, canvas.y(), columns.label_width,
                      canvas.text_height(row.label, columns.label_width + 1, label_style)};
    canvas.draw_text(row.label, label.x, label.y, label.width + 1, label_style);
    say(canvas, {.id = canvas.id_of(joined(row.name, "label")), .role = Role::Term}, row.label, label, label_style);
    // Read as it is seen: where the value lies below both, the button is right of the label.
    const bool changed_above = columns.stacked && offer_change(canvas, row, columns, top, label.height);
    if (columns.stacked) canvas.space(label.height + 4);
    const TextStyle value_style{theme.sizes.small, theme.colours.ink};
    const float height = canvas.draw_text(row.value, columns.value_x, canvas.y(), columns.value_width, value_style);
    say(canvas, {.id = canvas.id_of(joined(row.name, "value")), .role = Role::Value}, row.value,
        {columns.value_x, canvas.y(), columns.value_width, height}, value_style);
    canvas.space(std::max(height, columns.stacked ? 0 : label.height) + 14);
    return changed_above || (!columns.stacked && offer_change(canvas, row, columns, top, label.height));
}

} // namespace

std::optional<std::size_t> summary_list(Canvas& canvas, std::string_view name, std::span<const SummaryRow> rows) {
    const auto& theme = canvas.theme();
    const auto columns = columns_of(canvas, rows);
    const Inside list{canvas, {.id = canvas.id_of(name), .role = Role::Summary, .columns = columns.stacked ? 1 : 2}};
    const Place top{canvas.left(), canvas.y(), canvas.width(), 0};
    std::optional<std::size_t> pressed;
    for (std::size_t index = 0; index < rows.size(); ++index) {
        if (index > 0) canvas.line(canvas.left() + 16, canvas.y(), canvas.width() - 32, theme.colours.line);
        if (summary_row(canvas, rows[index], columns)) pressed = index;
    }
    canvas.fill({top.x, top.y, top.width, canvas.y() - top.y}, theme.colours.card, theme.sizes.radius, true);
    return pressed;
}

void error_summary(Canvas& canvas, std::string_view heading, std::span<const Problem> problems) {
    const auto& [colours, sizes, dark, elder] = canvas.theme();
    const Inside alert{canvas, {.id = canvas.id_of("errors"), .role = Role::Alert, .label = std::string{heading}}};
    canvas.space(8);
    const Place top{canvas.left(), canvas.y(), canvas.width(), 0};
    canvas.indent(16);
    canvas.space(14);
    const auto write = [&](Node node, std::string_view text, const TextStyle& style, float min_height) {
        const float text_height = canvas.text_height(text, canvas.width(), style);
        const float height = std::max(text_height, min_height);
        canvas.draw_text(text, canvas.left(), canvas.y() + (height - text_height) / 2, canvas.width(), style);
        say(canvas, std::move(node), text, {canvas.left(), canvas.y(), canvas.width(), height}, style);
        canvas.space(height);
    };
    write({.id = canvas.id_of("errors.heading"), .role = Role::Heading, .level = 2}, heading,
          {sizes.body, colours.danger, true}, 0);
    for (std::size_t index = 0; index < problems.size(); ++index) {
        const auto& problem = problems[index];
        Node node{.id = canvas.id_of("errors." + std::to_string(index)),
                  .role = problem.target ? Role::Link : Role::Paragraph,
                  .target = problem.target};
        const bool is_link = problem.target != 0;
        write(std::move(node), problem.message, {.size = sizes.body, .colour = colours.danger, .underlined = is_link},
              is_link ? sizes.hot_area : 0);
    }
    canvas.indent(-16);
    canvas.space(6);
    const float height = canvas.y() - top.y;
    draw_marked_box(canvas, {top.x, top.y, top.width, height}, colours.danger_soft, colours.danger);
}

} // namespace zhiping::ui
