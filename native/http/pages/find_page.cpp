#include "native/http/pages/find_page.hpp"

#include "native/http/exchange/limits.hpp"
#include "native/http/exchange/receipt_cookies.hpp"
#include "native/http/pages/action_form.hpp"
#include "native/http/pages/form_fields.hpp"
#include "native/http/pages/form_parts.hpp"
#include "native/http/pages/page_parts.hpp"
#include "native/http/pages/pages.hpp"
#include "native/http/pages/posted_form.hpp"
#include "native/http/pages/site.hpp"
#include "native/http/transport/same_site.hpp"
#include "shared/text/shown_back.hpp"
#include "shared/text/text_ids.hpp"
#include "shared/text/utf8.hpp"
#include "shared/wire/plain_form.hpp"

namespace zhiping::http {

namespace {

// As it was typed, and what is wrong with it.
struct FindForm {
    std::string number = {};
    std::string code = {};
    std::string number_problem = {};
    std::string code_problem = {};
    std::string problem = {}; // Of none of the two.
};

constexpr std::pair<std::string_view, Message> find_texts[] = {
    {"hint", Text::FindHint},
    {"number_label", Text::ReceiptNumber},
    {"code_label", Text::QueryCode},
    {"send", Text::FindSend},
};

void show(Exchange& exchange, int status, const FindForm& form) {
    const auto visit = visit_of(exchange.request);
    const auto language = visit.language;
    const FieldState number{"number", form.number_problem};
    const FieldState code{"code", form.code_problem};
    const bool is_wrong = number.is_wrong() || code.is_wrong() || !form.problem.empty();
    const std::string heading{text(Text::FindHeading, language)};
    auto slots = frame_slots(visit, (is_wrong ? std::string{text(Text::ErrorPrefix, language)} : "") + heading);
    slots.emplace_back("heading", heading);
    slots.emplace_back("problem", form.problem.empty() ? Html{}
                                                       : Html{"<p class=\"errors\" role=\"alert\">" +
                                                              escape(form.problem).markup + "</p>"});
    slots.emplace_back("number", shown_back(form.number));
    slots.emplace_back("code", shown_back(form.code));
    slots.emplace_back("number_error", number.error());
    slots.emplace_back("code_error", code.error());
    slots.emplace_back("number_state", Html{number.invalid() + number.described({})});
    slots.emplace_back("code_state", Html{code.invalid() + code.described({})});
    for (const auto& [name, message] : find_texts) slots.emplace_back(name, text(message, language));
    reply_page(exchange, status, fill_template(page_template("find.html"), slots));
}

Result<FindForm> read(const Exchange& exchange) {
    return read_form_fields(exchange).and_then([](const auto& fields) {
        FindForm form;
        for (const auto& [name, value] : fields) {
            if (name == "number") form.number = value;
            if (name == "code") form.code = value;
        }
        return Result<FindForm>{std::move(form)};
    });
}

void lead_to(Exchange& exchange, const std::string& address) {
    exchange.response.status = 303;
    exchange.response.set_header("Location", address);
    exchange.response.set_header("Cache-Control", "no-store");
}

// With the number filled in.
std::string find_address_of(Visit visit, const ReceiptNumber& number) {
    visit.query += "number=" + number.text() + "&";
    return find_page_address(visit);
}

void refuse_for_now(Exchange& exchange, FindForm form, Instant free_again) {
    const auto language = language_of(exchange.request);
    const auto wait = free_again - exchange.context.clock.now();
    form.problem = words_of_wait(Text::FindLater, wait, language);
    tell_retry_after(exchange, wait);
    show(exchange, 429, form);
}

// Of a form that cannot be taken any more. Its files are read too, or the browser would never see the answer.
std::string posted_words(const Exchange& exchange) {
    const Error ended{ErrorCode::Forbidden, Text::VisitEnded};
    const FileOwner nobody{find_upload_secret, [&](std::uint64_t, const Secret&) { return ended; }};
    const PostedForm posted{exchange, nobody, ended};
    if (!posted.received()) return {};
    for (const auto& [name, value] : posted.received()->fields)
        if (name == "words") return readable(value);
    return {};
}

void find(Exchange& exchange, FindForm form) {
    const auto language = language_of(exchange.request);
    const auto number = ReceiptNumber::parse(form.number);
    const auto code = QueryCode::parse(form.code);
    if (!number) form.number_problem = text(Text::ReceiptMalformed, language);
    if (!code) form.code_problem = text(Text::QueryCodeMalformed, language);
    if (!number || !code) return show(exchange, 400, form);
    auto& tries = *exchange.context.query_tries;
    const auto address = client_of(exchange);
    if (const auto free_again = tries.take(*number, address, exchange.context.clock.now()))
        return refuse_for_now(exchange, std::move(form), *free_again);
    if (!app::check_query_code(exchange.context.vault.query_key(), *number, *code)) {
        form.problem = text(Text::FindNothing, language);
        return show(exchange, 404, form);
    }
    tries.succeed(*number, address);
    give_page_pass(exchange, *number);
    auto visit = visit_of(exchange.request);
    visit.path = "/r/" + number->text();
    lead_to(exchange, address_of(visit, language));
}

} // namespace

void get_find_page(Exchange& exchange, const Anyone&) {
    show(exchange, 200, {.number = exchange.request.get_param_value("number")});
}

void post_find_page(Exchange& exchange, const Anyone&) {
    auto posted = read(exchange);
    if (!posted) return show(exchange, status_of(posted.error().code), {});
    auto form = *std::move(posted);
    if (is_from_this_site(exchange.request, exchange.context.front)) return find(exchange, std::move(form));
    form.problem = text(Text::FormFromElsewhere, language_of(exchange.request));
    show(exchange, 403, form);
}

std::string find_page_address(const Visit& visit) {
    auto there = visit;
    there.path = "/r";
    return address_of(there, visit.language);
}

void refuse_ended_visit(Exchange& exchange, const ReceiptNumber& number) {
    const auto visit = visit_of(exchange.request);
    const auto words = posted_words(exchange);
    const auto address = find_address_of(visit, number);
    reply_page(exchange, 403,
               notice_page(text(Text::VisitEndedHeading, visit.language), text(Text::VisitEnded, visit.language), visit,
                           {address, text(Text::FindByCode, visit.language)}, words));
}

void lead_to_find_page(Exchange& exchange, const ReceiptNumber& number) {
    lead_to(exchange, find_address_of(visit_of(exchange.request), number));
}

} // namespace zhiping::http
