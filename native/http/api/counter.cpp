#include "native/http/api/counter.hpp"

#include "native/app/may_help.hpp"
#include "native/app/read_at_counter.hpp"
#include "native/app/submit_evaluation.hpp"
#include "native/http/api/evaluations.hpp"
#include "shared/text/text_ids.hpp"
#include "shared/wire/counter_json.hpp"
#include "shared/wire/evaluation_json.hpp"

namespace zhiping::http {

namespace {

void refuse_for_now(Exchange& exchange, Instant free_again) {
    refuse(exchange, {ErrorCode::TooMany, Text::QueryTooOften, {}, free_again - exchange.context.clock.now()});
}

// A wrong code is answered as a number that is not there, or that is not theirs to read out.
Error not_found() { return {ErrorCode::NotFound, Text::EvaluationNotFound, "receipt"}; }

Result<CounterReading> read(const Context& context, const SignedIn& caller, const wire::CounterQuestion& asked) {
    const auto shown = app::check_query_code(context.vault.query_key(), asked.number, asked.code);
    if (!shown) return not_found();
    return app::read_at_counter(context.store, context.calendar, *shown, caller.member, context.clock.now());
}

} // namespace

void post_counter_receipt(Exchange& exchange, const SignedIn& caller) {
    const auto& context = exchange.context;
    const auto asked = read_json_body(exchange).and_then(wire::decode_counter_question);
    if (!asked) return refuse(exchange, asked.error());
    if (!app::is_at_counter(caller.member)) return refuse(exchange, not_found()); // No try: nothing was tried.
    // A hall and a telephone desk are one address each.
    const auto who = "staff " + std::to_string(caller.member.id);
    if (const auto free_again = context.query_tries->take(asked->number, who, context.clock.now()))
        return refuse_for_now(exchange, *free_again);
    const auto reading = read(context, caller, *asked);
    if (!reading) return refuse(exchange, reading.error());
    context.query_tries->succeed(asked->number, who);
    reply(exchange, 200, wire::encode(*reading));
}

void post_counter_evaluation(Exchange& exchange, const SignedIn& caller) {
    const auto& context = exchange.context;
    auto receipt =
        read_json_body(exchange).and_then(wire::decode_submission).and_then([&](const Submission& submission) {
            return app::enter_evaluation(context.store, context.calendar, submission, caller.member,
                                         context.vault.person_key(), context.clock.now(), context.random);
        });
    if (!receipt) return refuse(exchange, receipt.error());
    reply(exchange, 201, wire::encode(with_query_code(context, *std::move(receipt))));
}

} // namespace zhiping::http
