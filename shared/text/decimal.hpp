#pragma once

#include <string_view>

namespace zhiping {

// The number that `text` begins with, as JSON writes one (RFC 8259, 6), which is taken off its front; 0 and nothing
// taken when there is none. Exact to 15 digits; infinite when it is too large.
double take_decimal(std::string_view& text);

} // namespace zhiping
