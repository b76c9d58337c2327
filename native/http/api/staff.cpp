#include "native/http/api/staff.hpp"

#include "native/app/list_colleagues.hpp"
#include "native/app/list_units.hpp"
#include "native/app/own_account.hpp"
#include "native/app/sign_in.hpp"
#include "native/http/exchange/staff_cookie.hpp"
#include "native/http/transport/same_site.hpp"
#include "shared/text/text_ids.hpp"
#include "shared/wire/staff_json.hpp"

#include <charconv>

namespace zhiping::http {

namespace {

void refuse_sign_in(Exchange& exchange, const app::SignInRefusal& refusal) {
    tell_retry_after(exchange, refusal.wait);
    refuse(exchange, refusal.error);
}

void reply_with_self(Exchange& exchange, int status, const SignedIn& caller) {
    const auto& [id, officer, unit_id, roles] = caller.member;
    const auto& context = exchange.context;
    const auto now = context.clock.now();
    auto account = app::read_own_account(context.store, caller.member, caller.token, china_date(now));
    wire::StaffSelf self{.officer = officer,
                         .unit_id = unit_id,
                         .unit = std::move(account.unit),
                         .roles = roles,
                         .deputy_for = std::move(account.deputy_for),
                         .absent_until = account.absent_until,
                         .shows_code = account.shows_code,
                         .has_units_below = account.has_units_below};
    for (const auto& session : app::list_own_sessions(context.store, id, caller.token, now))
        self.sessions.push_back({session.id, session.began, session.used, session.source, session.is_this});
    reply(exchange, status, wire::encode(self));
}

std::optional<std::int64_t> session_id_of(const Exchange& exchange) {
    const auto& digits = path_part(exchange, "session");
    std::int64_t id = 0;
    const auto [stopped, problem] = std::from_chars(digits.data(), digits.data() + digits.size(), id);
    if (problem != std::errc{} || stopped != digits.data() + digits.size()) return std::nullopt;
    return id;
}

} // namespace

void post_staff_session(Exchange& exchange, const Anyone&) {
    const auto& context = exchange.context;
    if (!is_from_this_site(exchange.request, context.front))
        return refuse(exchange, {ErrorCode::Forbidden, Text::FromAnotherSite});
    const auto words = read_json_body(exchange).and_then(wire::decode_sign_in);
    if (!words) return refuse(exchange, words.error());
    const auto now = context.clock.now();
    const auto answer =
        app::sign_in({context.store, context.vault, context.random, now},
                     {words->badge, words->password, words->code, words->new_password, client_of(exchange)});
    if (const auto* refusal = std::get_if<app::SignInRefusal>(&answer)) return refuse_sign_in(exchange, *refusal);
    const auto& token = std::get<app::StaffToken>(answer);
    const auto member = app::find_signed_in(context.store, token, now);
    if (!member) return refuse(exchange, {ErrorCode::Unauthorized, Text::SignInRefused}); // Disabled just now.
    give_staff_cookie(exchange, token);
    reply_with_self(exchange, 201, {*member, token});
}

void get_staff_session(Exchange& exchange, const SignedIn& caller) { reply_with_self(exchange, 200, caller); }

void delete_staff_session(Exchange& exchange, const SignedIn& caller) {
    app::sign_out(exchange.context.store, caller.token);
    end_staff_cookie(exchange);
    exchange.response.status = 204;
}

void delete_other_sessions(Exchange& exchange, const SignedIn& caller) {
    app::end_other_sessions(exchange.context.store, caller.member.id, caller.token);
    exchange.response.status = 204;
}

void delete_own_session(Exchange& exchange, const SignedIn& caller) {
    const auto id = session_id_of(exchange);
    if (!id || !app::end_own_session(exchange.context.store, caller.member.id, *id))
        return refuse(exchange, {ErrorCode::NotFound, Text::SessionNotFound, "session"});
    exchange.response.status = 204;
}

void get_colleagues(Exchange& exchange, const SignedIn& caller) {
    const auto& context = exchange.context;
    const auto colleagues = app::list_colleagues(context.store, caller.member, china_date(context.clock.now()));
    if (!colleagues) return refuse(exchange, colleagues.error());
    reply(exchange, 200, wire::encode(*colleagues));
}

void get_staff_units(Exchange& exchange, const SignedIn& caller) {
    const auto units = app::list_units(exchange.context.store, caller.member);
    if (!units) return refuse(exchange, units.error());
    reply(exchange, 200, wire::encode(*units));
}

} // namespace zhiping::http
