#pragma once

#include <httplib.h>
#include <string>
#include <string_view>

namespace zhiping::http {

// The value of the first cookie with this name; empty without one.
std::string cookie_of(const httplib::Request&, std::string_view name);

} // namespace zhiping::http
