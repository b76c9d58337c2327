#include "native/http/exchange/staff_cookie.hpp"

#include "native/http/exchange/cookies.hpp"
#include "native/http/transport/client_address.hpp"
#include "shared/wire/origin.hpp"

#include <mutex>
#include <spdlog/spdlog.h>

namespace zhiping::http {

namespace {

constexpr auto safe_name = "__Host-staff";
constexpr auto plain_name = "staff";

// As the browser sees it, which takes its own machine for as safe as https.
bool is_loopback(const std::string& host) {
    const auto origin = wire::parse_origin("http://" + host);
    return origin && (origin->host == "localhost" || origin->host == "127.0.0.1" || origin->host == "[::1]");
}

bool is_safe(const Exchange& exchange) {
    const auto& request = exchange.request;
    return is_behind_tls(exchange.context.front, request) || is_loopback(request.get_header_value("Host"));
}

void warn_once_of_plain_cookie() {
    static std::once_flag once;
    std::call_once(once, [] {
        spdlog::warn("staff sign in without https, so anybody on the way can take their passwords and sessions; put a "
                     "proxy that speaks TLS in front, and give --trusted-proxy and --public-url");
    });
}

void set_cookie(Exchange& exchange, const std::string& value) {
    const bool safe = is_safe(exchange);
    if (!safe) warn_once_of_plain_cookie();
    exchange.response.set_header("Set-Cookie", std::string{safe ? safe_name : plain_name} + "=" + value +
                                                   "; Path=/; HttpOnly; SameSite=Strict" + (safe ? "; Secure" : ""));
}

} // namespace

void give_staff_cookie(Exchange& exchange, const app::StaffToken& token) { set_cookie(exchange, token.digits()); }

void end_staff_cookie(Exchange& exchange) { set_cookie(exchange, "; Max-Age=0"); }

std::optional<app::StaffToken> staff_token_of(const Exchange& exchange) {
    const auto token = app::StaffToken::parse(cookie_of(exchange.request, is_safe(exchange) ? safe_name : plain_name));
    if (!token) return std::nullopt;
    return *token;
}

} // namespace zhiping::http
