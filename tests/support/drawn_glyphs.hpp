#pragma once

#include "tests/support/rectangle.hpp"
#include "web/platform/headless/headless.hpp"

#include <vector>

namespace zhiping::tests {

// The boxes of all glyphs in what was drawn last, on the canvas. A glyph is what covers an area of the
// texture: shapes are filled from one white pixel of it, and smooth lines from one row.
std::vector<Rectangle> drawn_glyphs(const platform::Headless&);

} // namespace zhiping::tests
