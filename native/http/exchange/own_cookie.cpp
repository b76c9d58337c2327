#include "native/http/exchange/own_cookie.hpp"

#include "native/http/exchange/cookies.hpp"
#include "native/http/transport/client_address.hpp"
#include "shared/wire/origin.hpp"

namespace zhiping::http {

namespace {

std::string full_name(const Exchange& exchange, std::string_view name) {
    return (is_safe_address(exchange) ? "__Host-" : "") + std::string{name};
}

} // namespace

bool is_loopback_host(const httplib::Request& request) {
    const auto origin = wire::parse_origin("http://" + request.get_header_value("Host"));
    return origin && (origin->host == "localhost" || origin->host == "127.0.0.1" || origin->host == "[::1]");
}

// A browser takes its own machine for as safe as https.
bool is_safe_address(const Exchange& exchange) {
    const auto& request = exchange.request;
    return is_behind_tls(exchange.context.front, request) || is_loopback_host(request);
}

void set_own_cookie(Exchange& exchange, std::string_view name, const std::string& value,
                    std::optional<std::chrono::seconds> lifetime) {
    exchange.response.set_header("Set-Cookie", full_name(exchange, name) + "=" + value + "; Path=/" +
                                                   (lifetime ? "; Max-Age=" + std::to_string(lifetime->count()) : "") +
                                                   "; HttpOnly; SameSite=Strict" +
                                                   (is_safe_address(exchange) ? "; Secure" : ""));
}

void end_own_cookie(Exchange& exchange, std::string_view name) {
    set_own_cookie(exchange, name, {}, std::chrono::seconds{0});
}

std::string own_cookie_of(const Exchange& exchange, std::string_view name) {
    return cookie_of(exchange.request, full_name(exchange, name));
}

} // namespace zhiping::http
