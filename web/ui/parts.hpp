#pragma once

#include "web/ui/canvas.hpp"

#include <string_view>

// What several widgets are made of.
namespace zhiping::ui {

std::uint32_t colour_of(Tone, const Colours&);

// Emits the node of a text that is drawn in this style at this place, with what the page must know to show it alike.
void say(Canvas&, Node, std::string_view text, const Place&, const TextStyle&);

// Draws text over the column's width and emits its node.
void write(Canvas&, Node, std::string_view text, const TextStyle&);

// The same words as in the error summary, above the thing they are about. Nothing when there are none.
void write_error(Canvas&, std::uint32_t id, std::string_view error);

// A group with its name, its hint and its error; closed at the end of its scope. The name is a heading, or with level 0
// a label like those of other fields.
class LegendGroup {
public:
    LegendGroup(Canvas&, std::string_view name, std::string_view legend, std::string_view hint, std::string_view error,
                std::size_t columns = 1, int level = 2);

private:
    std::optional<Inside> m_inside;
};

inline constexpr float bar_thickness = 8;

// How far something is, over the column's width. Returns where it lies.
Place draw_bar(Canvas&, float fraction);

// A label that acts, wherever it stands. Returns whether it was pressed.
bool text_button(Canvas&, std::string_view name, std::string_view label, const Place&, const TextStyle&,
                 std::string_view description = {});

// Under what was drawn before: a box with a bar at its left edge that says of what kind it is.
void draw_marked_box(Canvas&, const Place&, std::uint32_t colour, std::uint32_t mark);

} // namespace zhiping::ui
