#include "web/ui/parts.hpp"

namespace zhiping::ui {

void write(Canvas& canvas, Node node, std::string_view text, const TextStyle& style) {
    const float height = canvas.draw_text(text, canvas.left(), canvas.y(), canvas.width(), style);
    node.label = text;
    node.place = {canvas.left(), canvas.y(), canvas.width(), height};
    canvas.semantics().add(std::move(node));
    canvas.space(height);
}

void write_error(Canvas& canvas, std::uint32_t id, std::string_view error) {
    if (error.empty()) return;
    const auto& theme = canvas.theme();
    write(canvas, {.id = id, .role = Role::Paragraph}, error, {theme.sizes.small, theme.colours.danger, true});
    canvas.space(8);
}

bool text_button(Canvas& canvas, std::string_view name, std::string_view label, const Place& place,
                 const TextStyle& style, std::string_view description) {
    const auto press = canvas.pressable(name, place);
    const float height = canvas.text_height(label, place.width, style);
    canvas.draw_text(label, place.x, place.y + (place.height - height) / 2, place.width, style);
    canvas.semantics().add({.id = press.id, .role = Role::Button, .label = std::string{label},
                            .description = std::string{description}, .place = place});
    return press.pressed;
}

void draw_marked_box(Canvas& canvas, const Place& place, std::uint32_t colour, std::uint32_t mark) {
    canvas.fill(place, colour, 8, true);
    canvas.fill({place.x, place.y, 4, place.height}, mark, 2, true);
}

} // namespace zhiping::ui
