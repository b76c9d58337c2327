#pragma once

#include "tests/support/rectangle.hpp"
#include "web/platform/headless/headless.hpp"

#include <cstdint>
#include <vector>

namespace zhiping::tests {

// The boxes of all glyphs in what was drawn last, on the canvas. A glyph is what covers an area of the
// texture: shapes are filled from one white pixel of it, and smooth lines from one row.
std::vector<Rectangle> drawn_glyphs(const platform::Headless&);

// The boxes of all other triangles of this colour, however much can be seen through them.
std::vector<Rectangle> drawn_shapes(const platform::Headless&, std::uint32_t colour);

// How many triangles lie beside a column with such margins in a window of this width, whose own ground is not counted.
std::size_t beyond_column(const platform::Headless&, float width, float margin);

} // namespace zhiping::tests
