#include "native/http/api/person.hpp"

#include "native/app/disclose_person.hpp"
#include "native/app/hold_case.hpp"
#include "native/http/api/receipt_in_path.hpp"
#include "shared/wire/case_person_json.hpp"

namespace zhiping::http {

namespace {

app::DisclosureMeans means_of(const Exchange& exchange) {
    const auto& context = exchange.context;
    return {context.store, context.vault, context.random, context.clock.now()};
}

void answer(Exchange& exchange, const Result<Ok>& done) {
    if (!done) return refuse(exchange, done.error());
    exchange.response.status = 204;
}

} // namespace

void post_unmasking(Exchange& exchange, const SignedIn& caller) {
    const auto receipt = receipt_in_path(exchange);
    if (!receipt) return refuse(exchange, receipt.error());
    const auto request = read_json_body(exchange).and_then(wire::decode_unmask_request);
    if (!request) return refuse(exchange, request.error());
    const auto shown = app::unmask_person(means_of(exchange), *receipt, caller.member,
                                          {request->reason, request->code, client_of(exchange)});
    if (const auto* person = std::get_if<UnmaskedPerson>(&shown)) return reply(exchange, 200, wire::encode(*person));
    const auto& [error, wait] = std::get<app::DisclosureRefusal>(shown);
    tell_retry_after(exchange, wait);
    refuse(exchange, error);
}

void post_phone(Exchange& exchange, const SignedIn& caller) {
    const auto phone = receipt_in_path(exchange).and_then(
        [&](const ReceiptNumber& receipt) { return app::show_phone(means_of(exchange), receipt, caller.member); });
    if (!phone) return refuse(exchange, phone.error());
    UnmaskedPerson person;
    person.phone = phone->text();
    reply(exchange, 200, wire::encode(person));
}

void put_hold(Exchange& exchange, const SignedIn& caller) {
    const auto receipt = receipt_in_path(exchange);
    if (!receipt) return refuse(exchange, receipt.error());
    const auto reason = read_json_body(exchange).and_then(wire::decode_reason);
    if (!reason) return refuse(exchange, reason.error());
    const auto& context = exchange.context;
    answer(exchange,
           app::hold_case(context.store, context.random, *receipt, caller.member, *reason, context.clock.now()));
}

void delete_hold(Exchange& exchange, const SignedIn& caller) {
    const auto& context = exchange.context;
    answer(exchange, receipt_in_path(exchange).and_then([&](const ReceiptNumber& receipt) {
        return app::release_case(context.store, context.random, receipt, caller.member, context.clock.now());
    }));
}

} // namespace zhiping::http
