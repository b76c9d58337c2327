#include "native/http/api/evaluations.hpp"

#include "native/app/list_own_views.hpp"
#include "native/app/read_evaluation.hpp"
#include "native/app/submit_evaluation.hpp"
#include "native/http/exchange/person_cookies.hpp"
#include "native/http/exchange/receipt_cookies.hpp"
#include "shared/wire/counter_json.hpp"
#include "shared/wire/evaluation_json.hpp"

namespace zhiping::http {

Receipt with_query_code(const Context& context, Receipt receipt) {
    receipt.query_code = sealing::query_code_of(context.vault.query_key(), receipt.number);
    return receipt;
}

void post_evaluation(Exchange& exchange, const SecretHolder& holder) {
    const auto& context = exchange.context;
    auto receipt =
        read_json_body(exchange).and_then(wire::decode_submission).and_then([&](const Submission& submission) {
            return app::submit_evaluation(context.store, context.calendar, submission, holder.secret,
                                          submitter_of(exchange), context.clock.now(), context.random);
        });
    if (!receipt) return refuse(exchange, receipt.error());
    if (!receipt->evidence.empty()) give_evidence_pass(exchange, receipt->number);
    reply(exchange, 201, wire::encode(with_query_code(context, *std::move(receipt))));
}

void get_evaluation(Exchange& exchange, const ReceiptHolder& holder) {
    auto found = app::read_evaluation(exchange.context.store, holder.number, holder.secret);
    if (!found) return refuse(exchange, found.error());
    auto stored = *std::move(found);
    if (!stored.receipt.evidence.empty()) give_evidence_pass(exchange, stored.receipt.number);
    stored.receipt = with_query_code(exchange.context, std::move(stored.receipt));
    reply(exchange, 200, wire::encode(stored));
}

void get_views(Exchange& exchange, const ReceiptHolder& holder) {
    const auto views = app::list_own_views(exchange.context.store, holder.number, holder.secret);
    if (!views) return refuse(exchange, views.error());
    reply(exchange, 200, wire::encode(*views));
}

} // namespace zhiping::http
