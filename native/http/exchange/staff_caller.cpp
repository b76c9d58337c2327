#include "native/http/exchange/staff_caller.hpp"

#include "native/http/exchange/staff_cookie.hpp"
#include "native/http/transport/same_site.hpp"
#include "shared/text/text_ids.hpp"

namespace zhiping::http {

namespace {

bool only_reads(const httplib::Request& request) { return request.method == "GET" || request.method == "HEAD"; }

std::nullopt_t refused(Exchange& exchange, const Error& error) {
    refuse(exchange, error);
    return std::nullopt;
}

} // namespace

std::optional<SignedIn> signed_in(Exchange& exchange) {
    const auto& context = exchange.context;
    if (!only_reads(exchange.request) && !is_from_this_site(exchange.request, context.front))
        return refused(exchange, {ErrorCode::Forbidden, Text::FromAnotherSite});
    const auto token = staff_token_of(exchange);
    // A desk that nobody sits at asks what has changed, and keeps nobody signed in by that.
    const auto use = exchange.request.has_header("X-Unattended") ? app::Use::ByItself : app::Use::ByPerson;
    const auto member = token ? app::find_signed_in(context.store, *token, context.clock.now(), use) : std::nullopt;
    if (!member) return refused(exchange, {ErrorCode::Unauthorized, Text::SignInNeeded});
    return SignedIn{*member, *token};
}

} // namespace zhiping::http
