#include "native/http/pages/page_callers.hpp"

#include "native/http/exchange/person_cookies.hpp"
#include "native/http/exchange/receipt_cookies.hpp"
#include "native/http/pages/code_notice.hpp"
#include "native/http/pages/find_page.hpp"
#include "native/http/pages/menu_pages.hpp"
#include "native/http/pages/pages.hpp"
#include "native/http/pages/verification_file.hpp"
#include "shared/text/desk_text_ids.hpp"
#include "shared/text/text_ids.hpp"

namespace zhiping::http {

namespace {

std::optional<PageHolder> holder_by_pass(Exchange& exchange, const ReceiptNumber& number) {
    if (const auto shown = find_page_pass(exchange, number)) {
        give_page_pass(exchange, number); // As long as the page is used.
        return PageHolder{number, *shown};
    }
    if (const auto person = signed_in_person(exchange)) {
        const auto theirs = exchange.context.store.read(
            [&](store::Database& database) { return app::prove_person(database, person->id, number); });
        if (theirs) return PageHolder{number, *theirs};
    }
    // Whoever wrote something meanwhile must not find another page in its place.
    if (exchange.request.method == "POST")
        refuse_ended_visit(exchange, number);
    else
        lead_to_find_page(exchange, number);
    return std::nullopt;
}

} // namespace

std::optional<CodeHolder> page_code_holder(Exchange& exchange) {
    const auto& typed = path_part(exchange, "code");
    if (const auto code = Code::parse(typed)) return CodeHolder{*code};
    if (exchange.request.method != "POST" && offer_verification_file(exchange, typed)) return std::nullopt;
    refuse_mistyped_code(exchange, typed);
    return std::nullopt;
}

std::optional<PageHolder> page_receipt_holder(Exchange& exchange) {
    const auto number = ReceiptNumber::parse(path_part(exchange, "receipt"));
    const bool brings_secret = exchange.request.has_param("secret");
    if (number && !brings_secret) return holder_by_pass(exchange, *number);
    const auto secret = Secret::parse(exchange.request.get_param_value("secret"));
    if (number && secret) return PageHolder{*number, *secret};
    exchange.response.status = 404;
    return std::nullopt;
}

std::optional<SignedIn> page_staff(Exchange& exchange) {
    if (const auto caller = find_staff(exchange)) return caller;
    const auto visit = visit_of(exchange.request);
    const auto say = [&](Message message) { return text(message, visit.language); };
    exchange.response.set_header("WWW-Authenticate", "Bearer");
    reply_page(exchange, 401,
               notice_page(say(Text::SignInNeeded), say(Text::CaseFileSignIn), visit,
                           {address_at(visit, "/desk"), say(Text::DeskOpenLate)}));
    return std::nullopt;
}

} // namespace zhiping::http
