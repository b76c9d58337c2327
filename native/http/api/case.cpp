#include "native/http/api/case.hpp"

#include "native/app/act_on_own_case.hpp"
#include "native/app/read_case.hpp"
#include "native/http/exchange/person_cookies.hpp"
#include "native/http/exchange/receipt_cookies.hpp"
#include "shared/wire/citizen_case_json.hpp"

#include <algorithm>

namespace zhiping::http {

namespace {

void answer(Exchange& exchange, const ReceiptNumber& receipt, const Result<CitizenCase>& seen) {
    if (!seen) return refuse(exchange, seen.error());
    const auto has_attachments = [](const CitizenReply& reply) { return !reply.attachments.empty(); };
    if (std::ranges::any_of(seen->replies, has_attachments)) give_attachment_pass(exchange, receipt);
    reply(exchange, 200, wire::encode(*seen));
}

} // namespace

void get_case(Exchange& exchange, const ReceiptHolder& holder) {
    const auto& context = exchange.context;
    answer(exchange, holder.number,
           app::read_case(context.store, context.calendar, holder.number, holder.secret, context.clock.now()));
}

void post_case_action(Exchange& exchange, const ReceiptHolder& holder) {
    const auto& context = exchange.context;
    const auto person = signed_in_person(exchange);
    const auto person_id = person ? std::optional{person->id} : std::nullopt;
    const auto act = [&](const CitizenAction& action) {
        return app::act_on_own_case(context.store, context.calendar, {holder.number, holder.secret, person_id}, action,
                                    context.clock.now(), context.random);
    };
    answer(exchange, holder.number, read_json_body(exchange).and_then(wire::decode_citizen_action).and_then(act));
}

} // namespace zhiping::http
