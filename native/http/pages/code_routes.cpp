#include "native/http/pages/code_routes.hpp"

#include "native/app/open_code.hpp"
#include "native/app/read_evaluation.hpp"
#include "native/http/api/evidence_routes.hpp"
#include "shared/text/text_ids.hpp"

namespace zhiping::http {

namespace {

void reply_code_notice(Exchange& exchange, int status, Text heading, Text message, std::string_view code) {
    const auto visit = visit_of(exchange.request);
    const auto filled = fill(text(message, visit.language), {{"code", code}});
    reply_page(exchange, status, notice_page(text(heading, visit.language), filled, visit));
}

wire::PlainForm fresh_form(const Code& code, Language language, Instant now) {
    return with_fresh_ids(
        {.code = code, .catalogue_version = newest_catalogue().version, .language = language, .agreed_at = now});
}

} // namespace

std::optional<Code> find_code(Exchange& exchange) {
    const auto& typed = exchange.request.path_params.at("code");
    const auto code = Code::parse(typed);
    if (code) return *code;
    reply_code_notice(exchange, 404, Text::CodeMistypedHeading, Text::CodeMistyped, shown_back(typed));
    return std::nullopt;
}

void refuse_code(Exchange& exchange, const Code& code, const Error& error) {
    if (error.code == ErrorCode::Gone)
        return reply_code_notice(exchange, 410, Text::CodeRevokedHeading, Text::CodeRevoked, code.grouped());
    reply_code_notice(exchange, 404, Text::CodeUnknownHeading, Text::CodeUnknown, code.grouped());
}

void get_evaluate_page(Exchange& exchange) {
    const auto code = find_code(exchange);
    if (!code) return;
    const auto facts = app::open_code(exchange.context.store, *code);
    if (!facts) return refuse_code(exchange, *code, facts.error());
    const auto visit = visit_of(exchange.request);
    const auto form = fresh_form(*code, visit.language, exchange.context.clock.now());
    reply_page(exchange, 200, evaluate_page(*facts, form, visit));
}

// One answer to everything that is wrong: the page that says there is none.
void get_receipt_page(Exchange& exchange) {
    const auto number = ReceiptNumber::parse(exchange.request.path_params.at("receipt"));
    const auto secret = Secret::parse(exchange.request.get_param_value("secret"));
    exchange.response.status = 404;
    if (!number || !secret) return;
    const auto stored = app::read_evaluation(exchange.context.store, *number, *secret);
    if (!stored) return;
    auto visit = visit_of(exchange.request);
    if (!stored->evidence.empty()) give_evidence_pass(exchange, stored->receipt.number);
    visit.query = "secret=" + secret->digits() + "&";
    reply_page(exchange, 200, receipt_page(*stored, visit));
}

} // namespace zhiping::http
