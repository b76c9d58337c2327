#include "web/ui/widgets.hpp"

#include "web/ui/names.hpp"
#include "web/ui/parts.hpp"

#include <algorithm>

namespace zhiping::ui {

namespace {

std::size_t columns_for(Canvas& canvas, std::span<const Choice> choices, float gap) {
    const auto& sizes = canvas.theme().sizes;
    if (canvas.theme().elder) return 1;
    const auto count = static_cast<float>(choices.size());
    const float width = (canvas.width() - gap * (count - 1)) / count - 2 * sizes.space;
    const bool all_fit = std::all_of(choices.begin(), choices.end(), [&](const Choice& choice) {
        return canvas.text_width(choice.label, {sizes.body, 0, true}) <= width;
    });
    return all_fit ? choices.size() : 1;
}

void draw_tile(Canvas& canvas, const Place& place, std::string_view label, bool chosen, bool wrong) {
    const auto& [colours, sizes, dark, elder] = canvas.theme();
    canvas.fill(place, chosen ? colours.accent_soft : colours.card, sizes.radius);
    const auto edge = wrong ? colours.danger : chosen ? colours.accent : colours.control_line;
    canvas.outline(place, edge, sizes.radius, chosen || wrong ? 2 : 1);
    const TextStyle style{sizes.body, chosen ? colours.accent : colours.ink, chosen, line_height, true};
    const float height = canvas.text_height(label, place.width - 16, style);
    canvas.draw_text(label, place.x + 8, place.y + (place.height - height) / 2, place.width - 16, style);
}

void draw_box(Canvas& canvas, float x, float y, bool chosen) {
    const auto& colours = canvas.theme().colours;
    const float size = canvas.theme().sizes.box;
    const Place place{x, y, size, size};
    if (!chosen) return canvas.outline(place, colours.secondary, 6, 1.5f);
    canvas.fill(place, colours.accent, 6);
    canvas.tick(x + size / 6, y + size / 6, size * 2 / 3, colours.on_accent);
}

struct RowLayout {
    float text_x;
    float text_width;
};

float draw_row(Canvas& canvas, const Choice& choice, bool chosen, const RowLayout& layout) {
    const auto& [colours, sizes, dark, elder] = canvas.theme();
    const TextStyle style{sizes.body, colours.ink};
    const float text_height = canvas.text_height(choice.label, layout.text_width, style);
    const float height = std::max(sizes.row, text_height + 20);
    canvas.draw_text(choice.label, layout.text_x, canvas.y() + (height - text_height) / 2, layout.text_width, style);
    draw_box(canvas, canvas.left() + 16, canvas.y() + (height - sizes.box) / 2, chosen);
    return height;
}

} // namespace

std::optional<std::size_t> choose_one(Canvas& canvas, std::string_view name, std::string_view title,
                                      std::span<const Choice> choices, std::optional<std::size_t> chosen,
                                      std::string_view error) {
    const auto& sizes = canvas.theme().sizes;
    const auto error_id = canvas.id_of(joined(name, "error"));
    const float gap = sizes.space;
    const auto columns = columns_for(canvas, choices, gap);
    Node node{.id = canvas.id_of(name),
              .role = Role::Group,
              .target = canvas.id_of(title),
              .columns = static_cast<int>(columns)};
    if (!error.empty()) node.described_by = {error_id};
    const Inside group{canvas, std::move(node)};
    write_error(canvas, error_id, error);
    const float width = (canvas.width() - gap * static_cast<float>(columns - 1)) / static_cast<float>(columns);
    std::optional<std::size_t> pressed;
    for (std::size_t index = 0; index < choices.size(); ++index) {
        const auto column = static_cast<float>(index % columns);
        const Place place{canvas.left() + column * (width + gap), canvas.y(), width, sizes.tile};
        const auto press = canvas.pressable(choices[index].name, place);
        if (press.pressed) pressed = index;
        draw_tile(canvas, place, choices[index].label, chosen == index, !error.empty());
        canvas.semantics().add({.id = press.id,
                                .role = Role::Radio,
                                .label = std::string{choices[index].label},
                                .checked = chosen == index,
                                .place = place});
        if (index % columns == columns - 1) canvas.space(sizes.tile + (index + 1 < choices.size() ? gap : 0));
    }
    return pressed;
}

std::optional<std::size_t> choose_many(Canvas& canvas, std::string_view name, std::string_view legend,
                                       std::string_view hint, std::span<const Choice> choices,
                                       const std::function<bool(std::size_t)>& is_chosen, std::string_view error) {
    const auto& [colours, sizes, dark, elder] = canvas.theme();
    const LegendGroup group{canvas, name, legend, hint, error};
    const Place top{canvas.left(), canvas.y(), canvas.width(), 0};
    const float text_x = canvas.left() + 16 + sizes.box + 14;
    const RowLayout layout{text_x, canvas.left() + canvas.width() - 16 - text_x};
    std::optional<std::size_t> pressed;
    for (std::size_t index = 0; index < choices.size(); ++index) {
        if (index > 0) canvas.line(text_x, canvas.y(), canvas.left() + canvas.width() - text_x, colours.line);
        const float height = draw_row(canvas, choices[index], is_chosen(index), layout);
        const Place place{canvas.left(), canvas.y(), canvas.width(), height};
        const auto press = canvas.pressable(choices[index].name, place);
        if (press.pressed) pressed = index;
        canvas.semantics().add({.id = press.id,
                                .role = Role::Checkbox,
                                .label = std::string{choices[index].label},
                                .checked = is_chosen(index),
                                .place = place});
        canvas.space(height);
    }
    const Place whole{top.x, top.y, top.width, canvas.y() - top.y};
    canvas.fill(whole, colours.card, sizes.radius, true);
    if (!error.empty()) canvas.outline(whole, colours.danger, sizes.radius, 2);
    return pressed;
}

} // namespace zhiping::ui
