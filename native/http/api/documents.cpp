#include "native/http/api/documents.hpp"

#include "native/app/register_documents.hpp"
#include "shared/wire/document_json.hpp"
#include "shared/wire/error_json.hpp"

namespace zhiping::http {

void post_documents(Exchange& exchange, const IssuerCaller& caller) {
    const auto& context = exchange.context;
    const auto documents = read_json_body(exchange).and_then(wire::decode_new_documents);
    if (!documents) return refuse(exchange, documents.error());
    const auto registered =
        app::register_documents(context.store, caller.key, *documents, context.clock.now(), context.random);
    if (!registered) return refuse(exchange, registered.error());
    std::vector<wire::DocumentOutcome> outcomes;
    for (const auto& each : *registered) {
        if (each)
            outcomes.push_back({each->code.symbols(), each->is_new, {}});
        else
            outcomes.push_back({{}, false, wire::encode(each.error(), language_of(exchange.request))});
    }
    reply(exchange, 200, wire::encode(outcomes));
}

} // namespace zhiping::http
