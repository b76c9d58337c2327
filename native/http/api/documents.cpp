#include "native/http/api/documents.hpp"

#include "native/app/draw_blanks.hpp"
#include "native/app/register_documents.hpp"
#include "shared/wire/code_json.hpp"
#include "shared/wire/document_json.hpp"
#include "shared/wire/error_json.hpp"

namespace zhiping::http {

namespace {

void answer(Exchange& exchange, const Result<app::RegisteredCodes>& registered) {
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

} // namespace

void post_documents(Exchange& exchange, const CodeMakerCaller& caller) {
    const auto& context = exchange.context;
    const auto documents = read_json_body(exchange).and_then(wire::decode_new_documents);
    if (!documents) return refuse(exchange, documents.error());
    answer(exchange,
           app::register_documents(context.store, caller.maker, *documents, context.clock.now(), context.random));
}

void post_places(Exchange& exchange, const CodeMakerCaller& caller) {
    const auto& context = exchange.context;
    const auto places = read_json_body(exchange).and_then(wire::decode_new_places);
    if (!places) return refuse(exchange, places.error());
    answer(exchange, app::register_places(context.store, caller.maker, *places, context.clock.now(), context.random));
}

void post_blanks(Exchange& exchange, const CodeMakerCaller& caller) {
    const auto& context = exchange.context;
    const auto order = read_json_body(exchange).and_then(wire::decode_blank_order);
    if (!order) return refuse(exchange, order.error());
    const auto drawn = app::draw_blanks(context.store, caller.maker, *order, context.clock.now(), context.random);
    if (!drawn) return refuse(exchange, drawn.error());
    reply(exchange, 201, wire::encode_block(drawn->id, drawn->codes));
}

} // namespace zhiping::http
