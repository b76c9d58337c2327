#include "native/http/api/cases.hpp"

#include "native/app/act_as_staff.hpp"
#include "native/app/case_means.hpp"
#include "native/app/count_work.hpp"
#include "native/app/list_work.hpp"
#include "native/app/view_case.hpp"
#include "native/app/work_days.hpp"
#include "native/http/api/receipt_in_path.hpp"
#include "native/http/api/work_query.hpp"
#include "shared/text/text_ids.hpp"
#include "shared/wire/staff_case_json.hpp"
#include "shared/wire/work_json.hpp"

#include <algorithm>

namespace zhiping::http {

namespace {

Result<StaffCase> view(Exchange& exchange, const ReceiptNumber& receipt, const SignedIn& caller) {
    const auto& context = exchange.context;
    return app::view_case(context.store, context.vault.person_key(), receipt, caller.member, context.clock.now());
}

void answer(Exchange& exchange, const Result<StaffCase>& shown) {
    if (!shown) return refuse(exchange, shown.error());
    reply(exchange, 200, wire::encode(*shown));
}

// Whoever was not up to date is told what they have missed.
void refuse_action(Exchange& exchange, const ReceiptNumber& receipt, const SignedIn& caller, const Error& error,
                   std::optional<int> seen) {
    if (error.code != ErrorCode::Conflict || !seen) return refuse(exchange, error);
    const auto shown = view(exchange, receipt, caller);
    if (!shown) return refuse(exchange, shown.error());
    const auto& events = shown->events;
    const auto first = std::ranges::find_if(events, [&](const CaseEvent& event) { return event.number > *seen; });
    exchange.response.set_header("Vary", "Accept-Language");
    reply(exchange, 409, wire::encode(error, {first, events.end()}, language_of(exchange.request)));
}

void list(Exchange& exchange, const SignedIn& caller, Result<app::WorkQuery> query) {
    const auto& context = exchange.context;
    const auto page = std::move(query).and_then([&](const app::WorkQuery& asked) {
        const auto days = app::work_days(context.store, context.calendar, context.clock.now());
        return app::list_work(context.store, caller.member, asked, days);
    });
    if (!page) return refuse(exchange, page.error());
    reply(exchange, 200, wire::encode(*page));
}

} // namespace

void get_worklist(Exchange& exchange, const SignedIn& caller) {
    list(exchange, caller, read_work_query(exchange.request));
}

void get_requests(Exchange& exchange, const SignedIn& caller) {
    list(exchange, caller,
         read_work_query(exchange.request).and_then([](app::WorkQuery query) -> Result<app::WorkQuery> {
             query.has_request = true;
             return query;
         }));
}

void get_work(Exchange& exchange, const SignedIn& caller) {
    const auto& context = exchange.context;
    reply(exchange, 200, wire::encode(app::count_work(context.store, caller.member, china_date(context.clock.now()))));
}

void get_staff_case(Exchange& exchange, const SignedIn& caller) {
    answer(exchange, receipt_in_path(exchange).and_then(
                         [&](const ReceiptNumber& receipt) { return view(exchange, receipt, caller); }));
}

void post_staff_action(Exchange& exchange, const SignedIn& caller) {
    const auto receipt = receipt_in_path(exchange);
    if (!receipt) return refuse(exchange, receipt.error());
    const auto request = read_json_body(exchange).and_then(wire::decode_case_request);
    if (!request) return refuse(exchange, request.error());
    const auto& context = exchange.context;
    const auto done = app::act_as_staff(context.store, app::case_means(context.calendar, context.random), *receipt,
                                        caller.member, *request, context.clock.now());
    if (!done) return refuse_action(exchange, *receipt, caller, done.error(), request->seen);
    answer(exchange, view(exchange, *receipt, caller));
}

} // namespace zhiping::http
