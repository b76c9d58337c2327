#pragma once

#include <functional>
#include <string_view>
#include <vector>

namespace zhiping::ui {

// The width of one code point in the font that the text will be drawn with.
using Advance = std::function<float(char32_t)>;

// `text` (valid UTF-8) in lines no wider than `width`. A subset of UAX #14 that suits Chinese with
// Latin words in it: lines may break between ideographs and after spaces; never before closing
// punctuation (，。；：！？、）》」”…) nor after opening punctuation (（《「“); Latin words and numbers stay
// whole unless one alone is wider than a line. A line feed always breaks. Spaces at the end of a
// line belong to no line. An empty text is one empty line.
std::vector<std::string_view> break_lines(std::string_view text, float width, const Advance&);

} // namespace zhiping::ui
