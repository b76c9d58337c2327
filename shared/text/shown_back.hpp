#pragma once

#include <string>
#include <string_view>

namespace zhiping {

// What somebody typed or called a file, fit to be shown back: cut to a sane length, with U+FFFD for what is not text or
// would disturb the text around it. Empty only when nothing was typed.
std::string shown_back(std::string_view typed);

} // namespace zhiping
