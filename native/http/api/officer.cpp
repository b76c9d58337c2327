#include "native/http/api/officer.hpp"

#include "native/app/officer_cases.hpp"
#include "native/http/api/query_parameters.hpp"
#include "native/http/api/receipt_in_path.hpp"
#include "shared/wire/officer_case_json.hpp"

#include <array>

namespace zhiping::http {

namespace {

using app::OfficerQuery;

constexpr std::array parameters{
    Parameter<OfficerQuery>{"after", [](auto& query, const auto& cursor) { return take(cursor, query.after); }},
    Parameter<OfficerQuery>{"limit", [](auto& query, const auto& number) { return take(number, query.most); }},
};

// A note to him is in his language.
template <typename Seen> void answer(Exchange& exchange, const Result<Seen>& seen) {
    if (!seen) return refuse(exchange, seen.error());
    exchange.response.set_header("Vary", "Accept-Language");
    reply(exchange, 200, wire::encode(*seen, language_of(exchange.request)));
}

} // namespace

void get_officer_cases(Exchange& exchange, const SignedIn& caller) {
    const auto& context = exchange.context;
    answer(exchange, read_query<OfficerQuery>(exchange.request, parameters).and_then([&](const OfficerQuery& query) {
        return app::list_officer_cases(context.store, context.calendar, caller.member, query, context.clock.now());
    }));
}

void get_officer_case(Exchange& exchange, const SignedIn& caller) {
    const auto& context = exchange.context;
    answer(exchange, receipt_in_path(exchange).and_then([&](const ReceiptNumber& receipt) {
        return app::read_officer_case(context.store, context.calendar, receipt, caller.member, context.clock.now());
    }));
}

void post_officer_action(Exchange& exchange, const SignedIn& caller) {
    const auto receipt = receipt_in_path(exchange);
    if (!receipt) return refuse(exchange, receipt.error());
    const auto& context = exchange.context;
    answer(exchange,
           read_json_body(exchange).and_then(wire::decode_officer_request).and_then([&](const OfficerRequest& request) {
               return app::act_as_officer(context.store, context.calendar, *receipt, caller.member, request,
                                          context.clock.now(), context.random);
           }));
}

} // namespace zhiping::http
