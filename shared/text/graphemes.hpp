#pragma once

#include <cstddef>
#include <string_view>

namespace zhiping {

// What a person sees as one character: the extended grapheme clusters of UAX #29, by the data of the
// version of Unicode that graphemes_version() names. Nothing is allocated, and the time is
// proportional to the text, whatever is in it: a cluster may be as long as the text.

// The first character of `text`, which is taken off its front; empty when `text` is. Precondition:
// valid UTF-8. A byte that is none counts as a character, so that taking all of them always ends.
std::string_view take_grapheme(std::string_view& text);

// Precondition: valid UTF-8.
std::size_t count_graphemes(std::string_view text);

// "17.0", say.
std::string_view graphemes_version();

} // namespace zhiping
