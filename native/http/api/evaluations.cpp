#include "native/http/api/evaluations.hpp"

#include "native/app/read_evaluation.hpp"
#include "native/app/submit_evaluation.hpp"
#include "native/http/exchange/evidence_cookie.hpp"
#include "shared/wire/evaluation_json.hpp"

namespace zhiping::http {

void post_evaluation(Exchange& exchange, const SecretHolder& holder) {
    const auto& context = exchange.context;
    const auto receipt =
        read_json_body(exchange).and_then(wire::decode_submission).and_then([&](const Submission& submission) {
            return app::submit_evaluation(context.store, context.calendar, submission, holder.secret,
                                          context.clock.now(), context.random);
        });
    if (!receipt) return refuse(exchange, receipt.error());
    if (!receipt->evidence.empty()) give_evidence_pass(exchange, receipt->number);
    reply(exchange, 201, wire::encode(*receipt));
}

void get_evaluation(Exchange& exchange, const ReceiptHolder& holder) {
    const auto stored = app::read_evaluation(exchange.context.store, holder.number, holder.secret);
    if (!stored) return refuse(exchange, stored.error());
    if (!stored->receipt.evidence.empty()) give_evidence_pass(exchange, stored->receipt.number);
    reply(exchange, 200, wire::encode(*stored));
}

} // namespace zhiping::http
