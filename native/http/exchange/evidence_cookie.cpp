#include "native/http/exchange/evidence_cookie.hpp"

#include "native/http/exchange/cookies.hpp"
#include "native/http/transport/client_address.hpp"
#include "shared/wire/paths.hpp"

namespace zhiping::http {

namespace {

constexpr std::string_view cookie_name = "evidence";

void give_pass(Exchange& exchange, const ReceiptNumber& receipt, std::string_view below) {
    const auto& context = exchange.context;
    const auto path = std::string{wire::evaluations_path} + "/" + receipt.text() + std::string{below};
    const auto lifetime_s = std::chrono::seconds{app::EvidencePasses::lifetime}.count();
    exchange.response.set_header(
        "Set-Cookie", std::string{cookie_name} + "=" + context.passes.give(receipt, context.clock.now()) +
                          "; Path=" + path + "; Max-Age=" + std::to_string(lifetime_s) + "; HttpOnly; SameSite=Strict" +
                          (is_behind_tls(context.front, exchange.request) ? "; Secure" : ""));
}

} // namespace

void give_evidence_pass(Exchange& exchange, const ReceiptNumber& receipt) { give_pass(exchange, receipt, "/evidence"); }

void give_attachment_pass(Exchange& exchange, const ReceiptNumber& receipt) {
    give_pass(exchange, receipt, "/case/attachments");
}

bool has_evidence_pass(const Exchange& exchange, const ReceiptNumber& receipt) {
    const auto& context = exchange.context;
    return context.passes.allows(receipt, cookie_of(exchange.request, cookie_name), context.clock.now());
}

} // namespace zhiping::http
