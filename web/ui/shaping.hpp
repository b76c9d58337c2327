#pragma once

#include <string_view>

namespace zhiping::ui {

// Whether glyphs set one after the other would show `text` wrongly: a script that joins its letters,
// stacks marks on them or runs from right to left. Precondition: valid UTF-8.
bool needs_shaping(std::string_view text);

} // namespace zhiping::ui
