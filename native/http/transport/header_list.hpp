#pragma once

#include <string_view>

namespace zhiping::http {

// Whether a header like Accept-Encoding ("br;q=1.0, gzip;q=0, *") allows this value: it is named,
// or else "*" is, and not with the weight 0 (RFC 9110, 12.4.2). Letter case does not count.
bool is_accepted(std::string_view header, std::string_view value);

// The value of a header before its parameters, without spaces around: "application/json" of
// "application/json; charset=utf-8".
std::string_view without_parameters(std::string_view value);

bool equal_ignoring_case(std::string_view, std::string_view);

} // namespace zhiping::http
