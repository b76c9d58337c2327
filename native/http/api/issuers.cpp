#include "native/app/manage_issuers.hpp"
#include "native/app/party.hpp"
#include "native/http/api/kept_codes.hpp"
#include "native/http/api/query_parameters.hpp"
#include "shared/wire/code_json.hpp"

namespace zhiping::http {

void get_issuers(Exchange& exchange, const SignedIn& caller) {
    const auto& context = exchange.context;
    const auto found = app::list_issuers(context.store, caller.member, context.clock.now());
    if (!found) return refuse(exchange, found.error());
    std::vector<wire::ListedIssuer> listed;
    for (const auto& [issuer, codes, last_used] : *found)
        listed.push_back({issuer.id, issuer.name, issuer.unit_id, issuer.made, codes, last_used, issuer.revoked});
    reply(exchange, 200, wire::encode(listed));
}

void post_issuer(Exchange& exchange, const SignedIn& caller) {
    const auto& context = exchange.context;
    const auto wanted = read_json_body(exchange).and_then(wire::decode_new_issuer);
    if (!wanted) return refuse(exchange, wanted.error());
    const auto added = app::add_issuer(context.store, caller.member, wanted->name, wanted->unit_id, context.clock.now(),
                                       context.random);
    if (!added) return refuse(exchange, added.error());
    reply(exchange, 201,
          wire::encode_issuer_keys(added->id, added->key.digits(),
                                   app::party_key_digits(context.vault.person_key(), added->id)));
}

void delete_issuer(Exchange& exchange, const SignedIn& caller) {
    const auto& context = exchange.context;
    std::int64_t id = 0;
    if (!take(path_part(exchange, "issuer"), id)) return refuse(exchange, {ErrorCode::NotFound, Text::IssuerUnknown});
    const auto revoked = app::revoke_issuer(context.store, caller.member, id, context.clock.now());
    if (!revoked) return refuse(exchange, revoked.error());
    exchange.response.status = 204;
}

} // namespace zhiping::http
