#include "native/http/api/drafts.hpp"

#include "native/app/reply_drafts.hpp"
#include "native/http/api/receipt_in_path.hpp"
#include "shared/text/text_ids.hpp"
#include "shared/wire/case_json.hpp"
#include "shared/wire/staff_case_json.hpp"

namespace zhiping::http {

namespace {

void answer(Exchange& exchange, const Result<ReplyDraft>& draft) {
    if (!draft) return refuse(exchange, draft.error());
    reply(exchange, 200, wire::encode(*draft));
}

} // namespace

void get_draft(Exchange& exchange, const SignedIn& caller) {
    answer(exchange, receipt_in_path(exchange).and_then([&](const ReceiptNumber& receipt) {
        return app::read_reply_draft(exchange.context.store, receipt, caller.member, exchange.context.clock.now());
    }));
}

void put_draft(Exchange& exchange, const SignedIn& caller) {
    const auto& context = exchange.context;
    answer(exchange, receipt_in_path(exchange).and_then([&](const ReceiptNumber& receipt) {
        return read_json_body(exchange).and_then(wire::decode_reply).and_then([&](const Reply& unfinished) {
            return app::save_reply_draft(context.store, receipt, caller.member, unfinished, context.clock.now());
        });
    }));
}

void delete_draft(Exchange& exchange, const SignedIn& caller) {
    const auto dropped = receipt_in_path(exchange).and_then([&](const ReceiptNumber& receipt) {
        return app::drop_reply_draft(exchange.context.store, receipt, caller.member, exchange.context.clock.now());
    });
    if (!dropped) return refuse(exchange, dropped.error());
    exchange.response.status = 204;
    exchange.response.set_header("Cache-Control", "no-store");
}

} // namespace zhiping::http
