#include "native/http/api/reply_templates.hpp"

#include "native/app/reply_templates.hpp"
#include "shared/wire/reply_template_json.hpp"

namespace zhiping::http {

void get_reply_templates(Exchange& exchange, const SignedIn& caller) {
    const auto& context = exchange.context;
    const auto set = app::read_reply_templates(context.store, caller.member, china_date(context.clock.now()));
    if (!set) return refuse(exchange, set.error());
    reply(exchange, 200, wire::encode(*set));
}

} // namespace zhiping::http
