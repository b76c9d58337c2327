#include "native/http/exchange/person_cookies.hpp"

#include "native/http/exchange/own_cookie.hpp"

namespace zhiping::http {

namespace {

constexpr std::string_view person_name = "person", device_name = "device";
constexpr std::chrono::hours device_kept{24};

std::optional<app::PersonToken> token_of(const Exchange& exchange) {
    const auto token = app::PersonToken::parse(own_cookie_of(exchange, person_name));
    if (!token) return std::nullopt;
    return *token;
}

} // namespace

app::PersonMeans person_means(const Exchange& exchange) {
    const auto& context = exchange.context;
    return {context.store, context.vault.person_key(), context.dispatcher, context.random, context.clock.now()};
}

void give_person_cookie(Exchange& exchange, const app::NewPersonSession& session) {
    const auto lifetime =
        session.is_kept ? std::optional<std::chrono::seconds>{app::person_session_kept} : std::nullopt;
    set_own_cookie(exchange, person_name, session.token.digits(), lifetime);
}

void end_person_cookie(Exchange& exchange) { end_own_cookie(exchange, person_name); }

std::optional<app::SignedInPerson> signed_in_person(Exchange& exchange) {
    const auto token = token_of(exchange);
    if (!token) return std::nullopt;
    const auto means = person_means(exchange);
    const auto person = app::find_signed_in_person(means.store, *token, means.now);
    if (!person) return std::nullopt;
    if (const auto next = app::renew_person_token(means, *token))
        set_own_cookie(exchange, person_name, next->digits(), person->ends - means.now);
    return person;
}

app::Submitter submitter_of(const Exchange& exchange) {
    const auto& context = exchange.context;
    return {context.vault.person_key(), token_of(exchange), {context.buckets, client_of(exchange)}};
}

std::optional<app::DeviceToken> device_of(const Exchange& exchange) {
    const auto device = app::DeviceToken::parse(own_cookie_of(exchange, device_name));
    if (!device) return std::nullopt;
    return *device;
}

app::DeviceToken device_or_new(Exchange& exchange) {
    if (const auto device = device_of(exchange)) return *device;
    const auto device = app::DeviceToken::from_random(exchange.context.random.bytes<16>());
    set_own_cookie(exchange, device_name, device.digits(), device_kept);
    return device;
}

} // namespace zhiping::http
