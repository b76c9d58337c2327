#include "native/http/exchange/receipt_cookies.hpp"

#include "native/http/exchange/cookies.hpp"
#include "native/http/transport/client_address.hpp"
#include "shared/wire/paths.hpp"

namespace zhiping::http {

namespace {

using app::PassPurpose;

// To each purpose a name of its own: a browser sends them by their paths.
constexpr std::string_view name_of(PassPurpose purpose) {
    return purpose == PassPurpose::Files ? "evidence" : "receipt";
}

void give_pass(Exchange& exchange, PassPurpose purpose, const ReceiptNumber& receipt, const std::string& path) {
    const auto& context = exchange.context;
    const auto lifetime_s = std::chrono::seconds{app::ReceiptPasses::lifetime}.count();
    exchange.response.set_header(
        "Set-Cookie", std::string{name_of(purpose)} + "=" + context.passes.give(purpose, receipt, context.clock.now()) +
                          "; Path=" + path + "; Max-Age=" + std::to_string(lifetime_s) + "; HttpOnly; SameSite=Strict" +
                          (is_behind_tls(context.front, exchange.request) ? "; Secure" : ""));
}

std::string below_evaluation(const ReceiptNumber& receipt, std::string_view below) {
    return std::string{wire::evaluations_path} + "/" + receipt.text() + std::string{below};
}

std::string pass_of(const Exchange& exchange, PassPurpose purpose) {
    return cookie_of(exchange.request, name_of(purpose));
}

} // namespace

void give_evidence_pass(Exchange& exchange, const ReceiptNumber& receipt) {
    give_pass(exchange, PassPurpose::Files, receipt, below_evaluation(receipt, "/evidence"));
}

void give_attachment_pass(Exchange& exchange, const ReceiptNumber& receipt) {
    give_pass(exchange, PassPurpose::Files, receipt, below_evaluation(receipt, "/case/attachments"));
}

void give_page_pass(Exchange& exchange, const ReceiptNumber& receipt) {
    give_pass(exchange, PassPurpose::Page, receipt, "/r/" + receipt.text());
}

bool has_evidence_pass(const Exchange& exchange, const ReceiptNumber& receipt) {
    const auto& context = exchange.context;
    return context.passes.allows(PassPurpose::Files, receipt, pass_of(exchange, PassPurpose::Files),
                                 context.clock.now());
}

std::optional<app::QueryCodeShown> find_page_pass(const Exchange& exchange, const ReceiptNumber& receipt) {
    const auto& context = exchange.context;
    return context.passes.find_shown_code(receipt, pass_of(exchange, PassPurpose::Page), context.clock.now());
}

} // namespace zhiping::http
