#pragma once

#include "web/ui/canvas.hpp"

// Signs, in the middle of a place. They say nothing: what has one says it.
namespace zhiping::ui {

enum class Towards { Left, Right, Down };

void draw_chevron(Canvas&, const Place&, Towards, std::uint32_t colour);
void draw_cross(Canvas&, const Place&, std::uint32_t colour);
void draw_calendar(Canvas&, const Place&, std::uint32_t colour);

} // namespace zhiping::ui
