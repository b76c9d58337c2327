#include "web/ui/parts.hpp"

#include "web/ui/names.hpp"

#include <algorithm>

namespace zhiping::ui {

namespace {

Tone tone_of(std::uint32_t colour, const Colours& colours) {
    if (colour == colours.secondary) return Tone::Secondary;
    if (colour == colours.accent) return Tone::Accent;
    return colour == colours.danger ? Tone::Danger : Tone::Ink;
}

} // namespace

std::uint32_t colour_of(Tone tone, const Colours& colours) {
    if (tone == Tone::Secondary) return colours.secondary;
    if (tone == Tone::Accent) return colours.accent;
    return tone == Tone::Danger ? colours.danger : colours.ink;
}

void say(Canvas& canvas, Node node, std::string_view text, const Place& place, const TextStyle& style) {
    node.label = text;
    node.place = place;
    node.font_size = style.size;
    node.bold = style.bold;
    node.tone = tone_of(style.colour, canvas.theme().colours);
    canvas.semantics().add(std::move(node));
}

void write(Canvas& canvas, Node node, std::string_view text, const TextStyle& style) {
    const float height = canvas.draw_text(text, canvas.left(), canvas.y(), canvas.width(), style);
    say(canvas, std::move(node), text, {canvas.left(), canvas.y(), canvas.width(), height}, style);
    canvas.space(height);
}

void write_error(Canvas& canvas, std::uint32_t id, std::string_view error) {
    if (error.empty()) return;
    const auto& theme = canvas.theme();
    write(canvas, {.id = id, .role = Role::Paragraph}, error, {theme.sizes.small, theme.colours.danger, true});
    canvas.space(8);
}

LegendGroup::LegendGroup(Canvas& canvas, std::string_view name, std::string_view legend, std::string_view hint,
                         std::string_view error, std::size_t columns, int level) {
    const auto& [colours, sizes, dark, elder] = canvas.theme();
    canvas.space(level > 0 ? 32 : 24);
    const TextStyle style{level > 0 ? sizes.heading : sizes.body, colours.ink, true, heading_line_height};
    const float legend_height = canvas.draw_text(legend, canvas.left(), canvas.y(), canvas.width(), style);
    const auto hint_id = canvas.id_of(joined(name, "hint"));
    const auto error_id = canvas.id_of(joined(name, "error"));
    Node node{.id = canvas.id_of(name),
              .role = Role::Group,
              .label = std::string{legend},
              .described_by = {hint_id},
              .level = level,
              .place = {canvas.left(), canvas.y(), canvas.width(), legend_height},
              .columns = static_cast<int>(columns)};
    if (!error.empty()) node.described_by.insert(node.described_by.begin(), error_id);
    m_inside.emplace(canvas, std::move(node));
    canvas.space(legend_height + 4);
    write(canvas, {.id = hint_id, .role = Role::Paragraph}, hint, {sizes.small, colours.secondary});
    canvas.space(12);
    write_error(canvas, error_id, error);
}

Place draw_bar(Canvas& canvas, float fraction) {
    const auto& colours = canvas.theme().colours;
    const Place place{canvas.left(), canvas.y(), canvas.width(), bar_thickness};
    canvas.fill(place, colours.line, bar_thickness / 2);
    canvas.outline(place, colours.control_line, bar_thickness / 2, 1);
    if (fraction > 0)
        canvas.fill({place.x, place.y, std::max(bar_thickness, place.width * fraction), bar_thickness}, colours.accent,
                    bar_thickness / 2);
    canvas.space(bar_thickness);
    return place;
}

bool text_button(Canvas& canvas, std::string_view name, std::string_view label, const Place& place,
                 const TextStyle& style, std::string_view description) {
    const auto press = canvas.pressable(name, place);
    const float height = canvas.text_height(label, place.width, style);
    canvas.draw_text(label, place.x, place.y + (place.height - height) / 2, place.width, style);
    say(canvas, {.id = press.id, .role = Role::Button, .description = std::string{description}}, label, place, style);
    return press.pressed;
}

void draw_marked_box(Canvas& canvas, const Place& place, std::uint32_t colour, std::uint32_t mark) {
    canvas.fill(place, colour, 8, true);
    canvas.fill({place.x, place.y, 4, place.height}, mark, 2, true);
}

} // namespace zhiping::ui
