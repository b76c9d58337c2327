#include "native/http/api/wechat.hpp"

#include "native/http/exchange/limits.hpp"
#include "native/http/exchange/person_cookies.hpp"
#include "native/http/transport/fair_share.hpp"
#include "native/http/transport/framing.hpp"
#include "native/http/transport/same_site.hpp"
#include "shared/text/text_ids.hpp"
#include "shared/wire/wechat_json.hpp"

namespace zhiping::http {

namespace {

// What `ask` makes of the code in the body. So many requests wait for WeChat at once, so that a slow one leaves threads
// for all others.
template <typename Ask>
std::invoke_result_t<Ask, std::string> ask_about_code(Exchange& exchange, Limited what, Ask ask) {
    const auto code = read_json_body(exchange).and_then(wire::decode_wechat_code);
    if (!code) return code.error();
    if (const auto allowed = check_limit_of_address(exchange, what); !allowed) return allowed.error();
    const FairShare::Place place{*exchange.context.wechat_asks, client_of(exchange)};
    if (!place.is_granted()) return Error{ErrorCode::Unavailable, Text::WechatAway};
    return ask(*code);
}

Result<app::WechatTicket> read_ticket(Exchange& exchange) {
    if (!is_from_this_site(exchange.request, exchange.context.front))
        return Error{ErrorCode::Forbidden, Text::FromAnotherSite};
    const auto ticket =
        read_json_body(exchange).and_then(wire::decode_wechat_ticket).and_then(app::WechatTicket::parse);
    if (!ticket) return ticket.error();
    if (const auto allowed = check_limit_of_address(exchange, Limited::WechatTicket); !allowed) return allowed.error();
    return *ticket;
}

} // namespace

void post_wechat_session(Exchange& exchange, const WechatAnyone& caller) {
    const auto visit = ask_about_code(exchange, Limited::WechatLogin, [&](const std::string& code) {
        return app::log_in_by_wechat(caller.means, code);
    });
    if (!visit) return refuse(exchange, visit.error());
    reply(exchange, 201, wire::encode_wechat_session(visit->token.digits(), visit->person));
}

void post_wechat_phone(Exchange& exchange, const WechatCaller& caller) {
    const auto person = ask_about_code(exchange, Limited::WechatNumber, [&](const std::string& code) {
        return app::say_wechat_number(caller.means, caller.token, code);
    });
    if (!person) return refuse(exchange, person.error());
    reply(exchange, 200, wire::encode(*person));
}

void post_wechat_ticket(Exchange& exchange, const WechatCaller& caller) {
    // There is nothing to be said, and the mini-program says so: {}.
    if (carries_body(exchange.request))
        if (const auto nothing = read_body(exchange, exchange.max_body_bytes); !nothing)
            return refuse(exchange, nothing.error());
    const auto made = app::make_wechat_ticket(caller.means, caller.token);
    if (!made) return refuse(exchange, made.error());
    reply(exchange, 201, wire::encode_wechat_ticket(made->ticket.digits(), made->person));
}

void post_wechat_acceptances(Exchange& exchange, const WechatCaller& caller) {
    const auto done = read_json_body(exchange)
                          .and_then(wire::decode_wechat_templates)
                          .and_then([&](const std::vector<std::string>& templates) {
                              return app::accept_wechat_templates(caller.means, caller.token, templates);
                          });
    if (!done) return refuse(exchange, done.error());
    exchange.response.status = 204;
}

void post_person_ticket(Exchange& exchange, const WechatAnyone& caller) {
    const auto person = read_ticket(exchange).and_then(
        [&](const app::WechatTicket& ticket) { return app::look_at_wechat_ticket(caller.means, ticket); });
    if (!person) return refuse(exchange, person.error());
    reply(exchange, 200, wire::encode(*person));
}

void post_person_session(Exchange& exchange, const WechatAnyone& caller) {
    const auto entry = read_ticket(exchange).and_then(
        [&](const app::WechatTicket& ticket) { return app::use_wechat_ticket(caller.means, ticket); });
    if (!entry) return refuse(exchange, entry.error());
    give_person_cookie(exchange, entry->session);
    reply(exchange, 201, wire::encode(entry->person));
}

} // namespace zhiping::http
