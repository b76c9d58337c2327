#include "web/ui/widgets.hpp"

#include "web/ui/names.hpp"
#include "web/ui/parts.hpp"

#include <algorithm>

namespace zhiping::ui {

namespace {

// A label that acts, its touch area at least as large as a fingertip.
bool text_button(Canvas& canvas, std::string_view name, std::string_view label, const Place& place,
                 const TextStyle& style, std::string_view description = {}) {
    const auto press = canvas.pressable(name, place);
    const float height = canvas.text_height(label, place.width, style);
    canvas.draw_text(label, place.x, place.y + (place.height - height) / 2, place.width, style);
    canvas.semantics().add({.id = press.id, .role = Role::Button, .label = std::string{label},
                            .description = std::string{description}, .place = place});
    return press.pressed;
}

// As wide as the column, its label in the middle.
bool wide_button(Canvas& canvas, std::string_view name, std::string_view label, std::uint32_t colour) {
    const auto& sizes = canvas.theme().sizes;
    const TextStyle style{sizes.body, colour, false, line_height, true};
    const float height = std::max(sizes.hot_area, canvas.text_height(label, canvas.width(), style) + 16);
    const Place place{canvas.left(), canvas.y(), canvas.width(), height};
    canvas.space(height);
    return text_button(canvas, name, label, place, style);
}

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

} // namespace

std::optional<std::size_t> top_bar(Canvas& canvas, std::string_view publisher, std::string_view service,
                                   std::span<const BarAction> actions) {
    const auto& [colours, sizes, dark, elder] = canvas.theme();
    const Inside header{canvas, {.id = canvas.id_of("header"), .role = Role::Header}};
    const TextStyle quiet{sizes.tiny, colours.secondary};
    const TextStyle loud{sizes.tiny, colours.accent};
    float actions_width = 0;
    for (const auto& action : actions) actions_width += std::max(canvas.text_width(action.label, loud) + 16, sizes.hot_area);

    // On a narrow phone or with large letters only the publisher has room.
    auto name = std::string{publisher} + " · " + std::string{service};
    const float room = canvas.width() - actions_width;
    if (canvas.text_width(name, quiet) > room) name = publisher;
    const float text_height = canvas.text_height(name, room, quiet);
    const float height = std::max({48.0f, sizes.hot_area, text_height + 8});
    const Place text_place{canvas.left(), canvas.y() + (height - text_height) / 2, room, text_height};
    canvas.draw_text(name, text_place.x, text_place.y, text_place.width, quiet);
    canvas.semantics().add({.id = canvas.id_of("publisher"), .role = Role::Paragraph, .label = name, .place = text_place});

    std::optional<std::size_t> pressed;
    float x = canvas.left() + canvas.width() - actions_width;
    for (std::size_t index = 0; index < actions.size(); ++index) {
        const auto& action = actions[index];
        const float text_width = canvas.text_width(action.label, loud);
        const float width = std::max(text_width + 16, sizes.hot_area);
        const Place place{x, canvas.y(), width, height};
        const auto press = canvas.pressable(action.name, place);
        if (press.pressed) pressed = index;
        canvas.draw_text(action.label, x + width - text_width, canvas.y() + (height - sizes.tiny * line_height) / 2,
                         text_width + 1, loud);
        canvas.semantics().add({.id = press.id, .role = Role::Button, .label = std::string{action.label},
                                .language = std::string{action.language}, .place = place});
        x += width;
    }
    canvas.space(height);
    return pressed;
}

bool plain_button(Canvas& canvas, std::string_view name, std::string_view label) {
    return wide_button(canvas, name, label, canvas.theme().colours.accent);
}

bool danger_button(Canvas& canvas, std::string_view name, std::string_view label) {
    return wide_button(canvas, name, label, canvas.theme().colours.danger);
}

bool primary_action(Canvas& canvas, std::string_view name, std::string_view label, bool disabled) {
    const auto& sizes = canvas.theme().sizes;
    canvas.space(24); // Between the last of the content and the bar.
    const Place place{canvas.left(), canvas.y() + 12, canvas.width(), sizes.action};
    const auto press = canvas.pressable(name, place);
    const Inside footer{canvas, {.id = canvas.id_of("footer"), .role = Role::Footer}};
    canvas.semantics().add({.id = press.id, .role = Role::Button, .label = std::string{label}, .disabled = disabled,
                            .primary = true, .place = place});
    canvas.space(12 + sizes.action + 28);
    return press.pressed && !disabled;
}

void link(Canvas& canvas, std::string_view name, std::string_view label, std::string_view address) {
    const auto& [colours, sizes, dark, elder] = canvas.theme();
    const TextStyle style{.size = sizes.body, .colour = colours.accent, .underlined = true};
    const float text_height = canvas.text_height(label, canvas.width(), style);
    const float height = std::max(sizes.hot_area, text_height);
    canvas.draw_text(label, canvas.left(), canvas.y() + (height - text_height) / 2, canvas.width(), style);
    canvas.semantics().add({.id = canvas.id_of(name), .role = Role::Link, .label = std::string{label},
                            .address = std::string{address}, .place = {canvas.left(), canvas.y(), canvas.width(), height}});
    canvas.space(height);
}

void progress_bar(Canvas& canvas, std::string_view name, std::string_view label, float fraction, std::string_view said) {
    const auto& [colours, sizes, dark, elder] = canvas.theme();
    const auto id = canvas.id_of(name);
    const auto said_id = canvas.id_of(joined(name, "said"));
    write(canvas, {.id = canvas.id_of(joined(name, "label")), .role = Role::Label, .target = id}, label, {sizes.body, colours.ink});
    canvas.space(4);
    constexpr float thickness = 8;
    const float done = std::clamp(fraction, 0.0f, 1.0f);
    const Place place{canvas.left(), canvas.y(), canvas.width(), thickness};
    canvas.fill(place, colours.line, thickness / 2);
    if (done > 0) canvas.fill({place.x, place.y, std::max(thickness, place.width * done), thickness}, colours.accent, thickness / 2);
    canvas.outline(place, colours.control_line, thickness / 2, 1);
    canvas.semantics().add({.id = id, .role = Role::ProgressBar, .described_by = {said_id}, .place = place, .fraction = done});
    canvas.space(thickness + 4);
    write(canvas, {.id = said_id, .role = Role::Paragraph}, said, {sizes.small, colours.secondary});
}

std::optional<std::size_t> summary_list(Canvas& canvas, std::string_view name, std::span<const SummaryRow> rows) {
    const auto& [colours, sizes, dark, elder] = canvas.theme();
    const Inside list{canvas, {.id = canvas.id_of(name), .role = Role::SummaryList}};
    const Place top{canvas.left(), canvas.y(), canvas.width(), 0};
    const auto columns = columns_of(canvas, rows);
    const TextStyle label_style{sizes.small, colours.secondary};
    const TextStyle value_style{sizes.small, colours.ink};
    std::optional<std::size_t> pressed;
    for (std::size_t index = 0; index < rows.size(); ++index) {
        const auto& row = rows[index];
        const Inside row_node{canvas, {.id = canvas.id_of(joined(row.name, "row")), .role = Role::SummaryRow}};
        if (index > 0) canvas.line(canvas.left() + 16, canvas.y(), canvas.width() - 32, colours.line);
        const float row_top = canvas.y();
        canvas.space(14);
        const Place label_place{canvas.left() + 16, canvas.y(), columns.label_width,
                                canvas.text_height(row.label, columns.label_width + 1, label_style)};
        canvas.draw_text(row.label, label_place.x, label_place.y, label_place.width + 1, label_style);
        canvas.semantics().add({.id = canvas.id_of(joined(row.name, "label")), .role = Role::Term, .label = row.label, .place = label_place});
        const auto offer_change = [&] {
            if (row.change.empty()) return;
            const float width = columns.change_width;
            const Place change{canvas.left() + canvas.width() - width, row_top, width, std::max(sizes.hot_area, 28 + label_place.height)};
            const TextStyle style{sizes.small, colours.accent, false, line_height, true};
            if (text_button(canvas, joined(row.name, "change"), row.change, change, style, row.label)) pressed = index;
        };
        // Read as it is seen: where the value lies below them, the button is right of the label.
        if (columns.stacked) offer_change();
        if (columns.stacked) canvas.space(label_place.height + 4);
        const float value_height = canvas.draw_text(row.value, columns.value_x, canvas.y(), columns.value_width, value_style);
        canvas.semantics().add({.id = canvas.id_of(joined(row.name, "value")), .role = Role::Value, .label = row.value,
                                .place = {columns.value_x, canvas.y(), columns.value_width, value_height}});
        canvas.space(std::max(value_height, columns.stacked ? 0 : label_place.height) + 14);
        if (!columns.stacked) offer_change();
    }
    canvas.fill({top.x, top.y, top.width, canvas.y() - top.y}, colours.card, sizes.radius, true);
    return pressed;
}

void error_summary(Canvas& canvas, std::string_view heading, std::span<const Problem> problems) {
    const auto& [colours, sizes, dark, elder] = canvas.theme();
    const Inside alert{canvas, {.id = canvas.id_of("errors"), .role = Role::Alert, .label = std::string{heading}}};
    canvas.space(8);
    const Place top{canvas.left(), canvas.y(), canvas.width(), 0};
    canvas.indent(16);
    canvas.space(14);
    const auto write = [&](Node node, std::string_view text, const TextStyle& style, float least_height) {
        const float text_height = canvas.text_height(text, canvas.width(), style);
        const float height = std::max(text_height, least_height);
        canvas.draw_text(text, canvas.left(), canvas.y() + (height - text_height) / 2, canvas.width(), style);
        node.label = text;
        node.place = {canvas.left(), canvas.y(), canvas.width(), height};
        canvas.semantics().add(std::move(node));
        canvas.space(height);
    };
    write({.id = canvas.id_of("errors.heading"), .role = Role::Heading, .level = 2}, heading, {sizes.body, colours.danger, true}, 0);
    for (std::size_t index = 0; index < problems.size(); ++index) {
        const auto& problem = problems[index];
        Node node{.id = canvas.id_of("errors." + std::to_string(index)),
                  .role = problem.target ? Role::Link : Role::Paragraph, .target = problem.target};
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
