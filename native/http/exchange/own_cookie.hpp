#pragma once

#include "native/http/exchange/exchange.hpp"

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

// Cookies that show who somebody is: HttpOnly and SameSite=Strict. Over https and on this machine itself the name has
// __Host- before it, which no other site of the domain can plant (RFC 6265bis, section 4.1.3.2), and the cookie is
// Secure.
namespace zhiping::http {

// Whether the address that was asked for is this machine's own.
bool is_loopback_host(const httplib::Request&);

// Whether a browser takes the address that it asked for as safe.
bool is_safe_address(const Exchange&);

// Without a lifetime it ends with the browser.
void set_own_cookie(Exchange&, std::string_view name, const std::string& value,
                    std::optional<std::chrono::seconds> lifetime = {});
void end_own_cookie(Exchange&, std::string_view name);

std::string own_cookie_of(const Exchange&, std::string_view name); // Empty without one.

} // namespace zhiping::http
