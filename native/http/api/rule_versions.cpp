#include "native/http/api/rule_versions.hpp"

#include "native/app/administer_policy.hpp"
#include "native/http/api/admin_answers.hpp"
#include "shared/wire/administration_json.hpp"
#include "shared/wire/rule_versions_json.hpp"

namespace zhiping::http {

void get_rule_versions(Exchange& exchange, const SignedIn& caller) {
    const auto& context = exchange.context;
    const auto versions = app::read_rule_versions(context.store, caller.member, china_date(context.clock.now()));
    if (!versions) return refuse(exchange, versions.error());
    reply(exchange, 200, wire::encode(*versions));
}

void post_policy(Exchange& exchange, const SignedIn& caller) {
    const auto wish = read_json_body(exchange).and_then(wire::decode_policy_wish);
    if (!wish) return refuse(exchange, wish.error());
    const auto done =
        app::change_policy(admin_means(exchange), caller.member, {wish->content, wish->begins, wish->code});
    if (const auto* refusal = std::get_if<app::AdminRefusal>(&done)) return refuse(exchange, *refusal);
    const auto& [version, waiting] = std::get<app::PolicyDone>(done);
    if (waiting) return reply(exchange, 202, wire::encode_waiting(*waiting));
    reply(exchange, 201, wire::encode_policy_version(*version));
}

} // namespace zhiping::http
