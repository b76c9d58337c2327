#include "native/http/code_routes.hpp"

#include "native/app/open_code.hpp"
#include "native/app/read_evaluation.hpp"
#include "native/app/submit_evaluation.hpp"
#include "native/http/header_list.hpp"
#include "native/http/same_site.hpp"
#include "native/outside/random.hpp"

namespace zhiping::http {

namespace {

void reply_code_notice(Exchange& exchange, int status, Text heading, Text message, std::string_view code) {
    const auto visit = visit_of(exchange.request);
    const auto filled = fill(text(message, visit.language), {{"code", code}});
    reply_page(exchange, status, notice_page(text(heading, visit.language), filled, visit));
}

// The code in the address; a page has been answered when there is none.
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

wire::PlainForm with_fresh_ids(Evaluation evaluation) {
    return {{SubmissionId::from_random(outside::random_bytes<16>()), std::move(evaluation)},
            Secret::from_random(outside::random_bytes<16>())};
}

wire::PlainForm fresh_form(const Code& code, Language language, Instant now) {
    return with_fresh_ids({.code = code, .catalogue_version = newest_catalogue().version, .language = language, .agreed_at = now});
}

bool is_urlencoded(const httplib::Request& request) {
    return equal_ignoring_case(without_parameters(request.get_header_value("Content-Type")), "application/x-www-form-urlencoded");
}

// A post that cannot be shown as a form again.
void refuse_post(Exchange& exchange, const Code& code, int status, Text message) {
    const auto visit = visit_of(exchange.request);
    const auto language = visit.language;
    const auto address = "/e/" + code.symbols() + "?lang=" + std::string{tag_of(language)};
    reply_page(exchange, status, notice_page(text(Text::NotSentHeading, language), text(message, language), visit,
                                             {address, text(Text::OpenFormAgain, language)}));
}

Text words_of(const Error& error) {
    if (error.code == ErrorCode::TooLarge) return Text::FormTooLarge;
    return error.message == Text::CatalogueVersionUnknown ? Text::FormOutdated : Text::FormDamaged;
}

// The answer as it counts, as the canvas form sends it: situations that were ticked before the
// person changed their mind do not belong to it.
Submission as_submitted(Submission submission) {
    auto& evaluation = submission.evaluation;
    if (evaluation.satisfaction != Satisfaction::Dissatisfied) evaluation.situations.clear();
    return submission;
}

void refuse_answers(Exchange& exchange, const wire::PlainForm& form, const Submission& submission, const Error& refusal) {
    const auto& code = submission.evaluation.code;
    const auto facts = app::open_code(exchange.context.store, code);
    if (!facts) return refuse_code(exchange, code, facts.error());
    const auto visit = visit_of(exchange.request);
    if (refusal.code == ErrorCode::Conflict) {
        const std::array problems{Error{ErrorCode::Conflict, Text::ArrivedBefore}};
        const auto anew = with_fresh_ids(form.submission.evaluation);
        return reply_page(exchange, 409, correction_page(*facts, anew, problems, visit));
    }
    const auto problems = find_problems(submission.evaluation, facts->module);
    reply_page(exchange, 400, correction_page(*facts, form, problems, visit));
}

void lead_to_receipt(Exchange& exchange, const ReceiptNumber& number, const Secret& secret) {
    const auto language = std::string{tag_of(language_of(exchange.request))};
    exchange.response.status = 303;
    exchange.response.set_header("Location", "/r/" + number.text() + "?secret=" + secret.digits() + "&lang=" + language);
    exchange.response.set_header("Cache-Control", "no-store");
}

// Nothing could be stored: what was filled in is there to be submitted again, as the same submission.
void keep_answers(Exchange& exchange, const wire::PlainForm& form, const std::exception_ptr& cause) {
    const auto trouble = log_trouble(exchange.request, exchange.response, cause);
    const auto facts = app::open_code(exchange.context.store, form.submission.evaluation.code);
    if (!facts) return refuse_code(exchange, form.submission.evaluation.code, facts.error());
    const std::array problems{trouble.error};
    reply_page(exchange, trouble.status, correction_page(*facts, form, problems, visit_of(exchange.request)));
}

void submit(Exchange& exchange, const wire::PlainForm& form) {
    const auto& context = exchange.context;
    const auto submission = as_submitted(form.submission);
    const auto receipt = app::submit_evaluation(context.store, context.calendar, submission, form.secret, context.clock.now());
    if (receipt) return lead_to_receipt(exchange, receipt->number, form.secret);
    refuse_answers(exchange, form, submission, receipt.error());
}

} // namespace

void get_evaluate_page(Exchange& exchange) {
    const auto code = find_code(exchange);
    if (!code) return;
    const auto facts = app::open_code(exchange.context.store, *code);
    if (!facts) return refuse_code(exchange, *code, facts.error());
    const auto visit = visit_of(exchange.request);
    const auto form = fresh_form(*code, visit.language, exchange.context.clock.now());
    reply_page(exchange, 200, evaluate_page(*facts, form, visit));
}

void post_plain_form(Exchange& exchange) {
    const auto code = find_code(exchange);
    if (!code) return;
    if (!is_from_this_site(exchange.request)) return refuse_post(exchange, *code, 403, Text::FormFromElsewhere);
    if (!is_urlencoded(exchange.request)) return refuse_post(exchange, *code, 415, Text::FormDamaged);
    const auto form = read_body(exchange, most_plain_form_bytes).and_then([&](const std::string& body) {
        return wire::decode_plain_form(body, *code);
    });
    if (!form) return refuse_post(exchange, *code, status_of(form.error().code), words_of(form.error()));

    try {
        submit(exchange, *form);
    } catch (...) {
        keep_answers(exchange, *form, std::current_exception());
    }
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
    visit.query = "secret=" + secret->digits() + "&";
    reply_page(exchange, 200, receipt_page(*stored, visit));
}

} // namespace zhiping::http
