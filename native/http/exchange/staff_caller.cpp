#include "native/http/exchange/staff_caller.hpp"

#include "native/http/exchange/staff_cookie.hpp"
#include "native/http/transport/same_site.hpp"
#include "shared/text/text_ids.hpp"

namespace zhiping::http {

namespace {

bool only_reads(const httplib::Request& request) { return request.method == "GET" || request.method == "HEAD"; }

// A desk says for whom it asks: somebody else may have signed in beside it meanwhile.
bool is_meant(const httplib::Request& request, const app::StaffMember& member) {
    return !request.has_header("X-Staff") || is_same_badge(request.get_header_value("X-Staff"), member.officer.badge);
}

std::nullopt_t refused(Exchange& exchange, const Error& error) {
    refuse(exchange, error);
    return std::nullopt;
}

} // namespace

std::optional<SignedIn> find_staff(const Exchange& exchange) {
    const auto& context = exchange.context;
    const auto token = staff_token_of(exchange);
    // A desk that nobody sits at asks what has changed, and keeps nobody signed in by that.
    const auto use = exchange.request.has_header("X-Unattended") ? app::Use::ByItself : app::Use::ByPerson;
    const auto member = token ? app::find_signed_in(context.store, *token, context.clock.now(), use) : std::nullopt;
    if (!member || !is_meant(exchange.request, *member)) return std::nullopt;
    return SignedIn{*member, *token};
}

std::optional<SignedIn> signed_in(Exchange& exchange) {
    if (!only_reads(exchange.request) && !is_from_this_site(exchange.request, exchange.context.front))
        return refused(exchange, {ErrorCode::Forbidden, Text::FromAnotherSite});
    if (const auto caller = find_staff(exchange)) return caller;
    return refused(exchange, {ErrorCode::Unauthorized, Text::SignInNeeded});
}

} // namespace zhiping::http
