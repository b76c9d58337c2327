#include "native/http/exchange/staff_cookie.hpp"

#include "native/http/exchange/own_cookie.hpp"

#include <mutex>
#include <spdlog/spdlog.h>

namespace zhiping::http {

namespace {

constexpr std::string_view name = "staff";

void warn_once_of_plain_cookie() {
    static std::once_flag once;
    std::call_once(once, [] {
        spdlog::warn("staff sign in without https, so anybody on the way can take their passwords and sessions; put a "
                     "proxy that speaks TLS in front, and give --trusted-proxy and --public-url");
    });
}

} // namespace

void give_staff_cookie(Exchange& exchange, const app::StaffToken& token) {
    if (!is_safe_address(exchange)) warn_once_of_plain_cookie();
    set_own_cookie(exchange, name, token.digits());
}

void end_staff_cookie(Exchange& exchange) { end_own_cookie(exchange, name); }

std::optional<app::StaffToken> staff_token_of(const Exchange& exchange) {
    const auto token = app::StaffToken::parse(own_cookie_of(exchange, name));
    if (!token) return std::nullopt;
    return *token;
}

} // namespace zhiping::http
