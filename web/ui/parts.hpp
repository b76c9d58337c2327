#pragma once

#include "web/ui/canvas.hpp"

#include <string_view>

// What several widgets are made of.
namespace zhiping::ui {

// Draws text over the column's width and emits its node.
inline void write(Canvas& canvas, Node node, std::string_view text, const TextStyle& style) {
    const float height = canvas.draw_text(text, canvas.left(), canvas.y(), canvas.width(), style);
    node.label = text;
    node.place = {canvas.left(), canvas.y(), canvas.width(), height};
    canvas.semantics().add(std::move(node));
    canvas.space(height);
}

// The same words as in the error summary, above the thing they are about. Nothing when there are none.
inline void write_error(Canvas& canvas, std::uint32_t id, std::string_view error) {
    if (error.empty()) return;
    const auto& theme = canvas.theme();
    write(canvas, {.id = id, .role = Role::Paragraph}, error, {theme.sizes.small, theme.colours.danger, true});
    canvas.space(8);
}

// Under what was drawn before: a box with a bar at its left edge that says of what kind it is.
inline void draw_marked_box(Canvas& canvas, const Place& place, std::uint32_t colour, std::uint32_t mark) {
    canvas.fill(place, colour, 8, true);
    canvas.fill({place.x, place.y, 4, place.height}, mark, 2, true);
}

} // namespace zhiping::ui
