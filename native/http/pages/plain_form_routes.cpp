#include "native/http/pages/code_routes.hpp"

#include "native/app/open_code.hpp"
#include "native/app/read_upload.hpp"
#include "native/app/submit_evaluation.hpp"
#include "native/http/pages/form_receiver.hpp"
#include "native/http/transport/header_list.hpp"
#include "native/http/transport/same_site.hpp"
#include "native/outside/random.hpp"
#include "shared/text/text_ids.hpp"

namespace zhiping::http {

namespace {

bool is_urlencoded(const httplib::Request& request) {
    return equal_ignoring_case(without_parameters(request.get_header_value("Content-Type")),
                               "application/x-www-form-urlencoded");
}

// A post that cannot be shown as a form again.
void refuse_post(Exchange& exchange, const Code& code, int status, Text message) {
    const auto visit = visit_of(exchange.request);
    const auto language = visit.language;
    const auto address = "/e/" + code.symbols() + "?lang=" + std::string{tag_of(language)};
    reply_page(exchange, status,
               notice_page(text(Text::NotSentHeading, language), text(message, language), visit,
                           {address, text(Text::OpenFormAgain, language)}));
}

void refuse_post(Exchange& exchange, const Code& code, const Error& error) {
    const auto words = error.code == ErrorCode::TooLarge                ? Text::FormTooLarge
                       : error.message == Text::CatalogueVersionUnknown ? Text::FormOutdated
                                                                        : Text::FormDamaged;
    refuse_post(exchange, code, status_of(error.code), words);
}

Result<CodeFacts> code_to_finish(const Exchange& exchange, const Code& code) {
    return app::open_code_to_finish(exchange.context.store, code, exchange.context.clock.now());
}

// The answer as it counts, as the canvas form sends it: situations that were ticked before the
// person changed their mind do not belong to it.
Submission as_submitted(Submission submission) {
    auto& evaluation = submission.evaluation;
    if (evaluation.satisfaction != Satisfaction::Dissatisfied) evaluation.situations.clear();
    return submission;
}

// A form that was posted, and who received its files, when it brought any.
struct Posted {
    wire::PlainForm form;
    FormReceiver* receiver = nullptr;
};

// Which files of the form are still held whole; the others are named no more.
std::vector<KeptFile> find_kept(const Context& context, wire::PlainForm& form) {
    std::vector<KeptFile> kept;
    std::vector<UploadId> ids;
    for (const auto& id : form.submission.evidence) {
        const auto state = app::read_upload(context.store, id, form.secret, context.clock.now());
        if (!state || state->held < state->size || !state->format) continue;
        ids.push_back(id);
        kept.push_back({id, *state->format, state->size});
    }
    form.submission.evidence = std::move(ids);
    return kept;
}

// The form as it was filled in, with the files that need not be sent again.
void show_again(Exchange& exchange, Posted posted, int status, std::span<const Error> problems) {
    const auto& code = posted.form.submission.evaluation.code;
    const auto facts = code_to_finish(exchange, code);
    if (!facts) return refuse_code(exchange, code, facts.error());
    FormFiles files{find_kept(exchange.context, posted.form), {}};
    if (posted.receiver) files.refused = posted.receiver->refused();
    reply_page(exchange, status, correction_page(*facts, posted.form, {problems, files}, visit_of(exchange.request)));
    if (posted.receiver) posted.receiver->keep_files();
}

// What is wrong with the answers is said along with what is wrong with the files.
std::vector<Error> all_problems(const Exchange& exchange, const Evaluation& evaluation, const Error& of_files) {
    std::vector<Error> problems;
    if (const auto facts = code_to_finish(exchange, evaluation.code))
        problems = find_problems(evaluation, facts->module);
    problems.push_back(of_files);
    return problems;
}

// Something else arrived as this submission before. Files are bound to their secret, so with files it stays: those
// that the other did not take along are there still.
void offer_another(Exchange& exchange, Posted posted) {
    const auto files = posted.form.submission.evidence;
    auto fresh = with_fresh_ids(posted.form.submission.evaluation);
    if (!files.empty()) fresh.secret = posted.form.secret;
    fresh.submission.evidence = files;
    posted.form = std::move(fresh);
    std::vector problems{Error{ErrorCode::Conflict, Text::ArrivedBefore}};
    if (find_kept(exchange.context, posted.form).size() < files.size())
        problems.push_back(invalid(UploadIdTag::field, Text::EvidenceGone));
    show_again(exchange, posted, 409, problems);
}

void refuse_answers(Exchange& exchange, const Posted& posted, const Submission& submission, const Error& refusal) {
    const auto& code = submission.evaluation.code;
    if (refusal.code == ErrorCode::Conflict) return offer_another(exchange, posted);
    if (refusal.field == UploadIdTag::field) {
        const std::array problems{refusal};
        return show_again(exchange, posted, status_of(refusal.code), problems);
    }
    const auto facts = code_to_finish(exchange, code);
    if (!facts) return refuse_code(exchange, code, facts.error());
    show_again(exchange, posted, 400, find_problems(submission.evaluation, facts->module));
}

void lead_to_receipt(Exchange& exchange, const ReceiptNumber& number, const Secret& secret) {
    const auto language = std::string{tag_of(language_of(exchange.request))};
    exchange.response.status = 303;
    exchange.response.set_header("Location",
                                 "/r/" + number.text() + "?secret=" + secret.digits() + "&lang=" + language);
    exchange.response.set_header("Cache-Control", "no-store");
}

// Nothing could be stored: what was filled in is there to be submitted again, as the same submission.
void keep_answers(Exchange& exchange, const Posted& posted, const std::exception_ptr& cause) {
    const auto trouble = log_trouble(exchange.request, exchange.response, cause);
    const std::array problems{trouble.error};
    show_again(exchange, posted, trouble.status, problems);
}

void submit(Exchange& exchange, const Posted& posted) {
    const auto& context = exchange.context;
    const auto submission = as_submitted(posted.form.submission);
    const auto& secret = posted.form.secret;
    const auto receipt =
        app::submit_evaluation(context.store, context.calendar, submission, secret, context.clock.now());
    if (receipt) return lead_to_receipt(exchange, receipt->number, secret);
    refuse_answers(exchange, posted, submission, receipt.error());
}

void submit_or_keep(Exchange& exchange, const Posted& posted) {
    try {
        submit(exchange, posted);
    } catch (...) {
        keep_answers(exchange, posted, std::current_exception());
    }
}

// Another site, or a proxy that changed Host, cannot submit; the person can, with what was filled in. The ids are made
// anew, because another site may know these.
void refuse_foreign(Exchange& exchange, const Code& code, const Result<wire::PlainForm>& form, bool has_files) {
    if (!form) return refuse_post(exchange, code, 403, Text::FormDamaged);
    if (const auto open = app::open_code(exchange.context.store, code); !open)
        return refuse_code(exchange, code, open.error());
    std::vector problems{Error{ErrorCode::Forbidden, Text::FormFromElsewhere}};
    if (has_files || !form->submission.evidence.empty())
        problems.push_back(invalid(UploadIdTag::field, Text::EvidenceGone));
    show_again(exchange, {with_fresh_ids(form->submission.evaluation)}, 403, problems);
}

void post_fields(Exchange& exchange, const Code& code, bool is_foreign) {
    const auto form = read_body(exchange, most_plain_form_bytes).and_then([&](const std::string& body) {
        return wire::decode_plain_form(body, code);
    });
    if (is_foreign) return refuse_foreign(exchange, code, form, false);
    if (!form) return refuse_post(exchange, code, form.error());
    submit_or_keep(exchange, {*form});
}

void post_files(Exchange& exchange, const Code& code, std::string_view boundary, bool is_foreign) {
    FormReceiver receiver{exchange, code, boundary};
    if (is_foreign) receiver.refuse_files({ErrorCode::Forbidden, Text::FormFromElsewhere, UploadIdTag::field});
    const auto form = receiver.receive();
    if (is_foreign) return refuse_foreign(exchange, code, form, receiver.has_files());
    if (!form) return refuse_post(exchange, code, form.error());
    const Posted posted{*form, &receiver};
    if (!receiver.refused()) return submit_or_keep(exchange, posted);
    const auto& reason = receiver.refused()->reason;
    auto status = status_of(reason.code);
    if (receiver.trouble()) status = log_trouble(exchange.request, exchange.response, receiver.trouble()).status;
    const auto problems = all_problems(exchange, as_submitted(form->submission).evaluation, reason);
    show_again(exchange, posted, status, problems);
}

} // namespace

wire::PlainForm with_fresh_ids(Evaluation evaluation) {
    return {{SubmissionId::from_random(outside::random_bytes<16>()), std::move(evaluation)},
            Secret::from_random(outside::random_bytes<16>())};
}

void post_plain_form(Exchange& exchange) {
    const auto code = find_code(exchange);
    if (!code) return;
    const auto& request = exchange.request;
    const bool is_foreign = !is_from_this_site(request, exchange.context.front);
    if (is_urlencoded(request)) return post_fields(exchange, *code, is_foreign);
    const auto boundary = boundary_of(request.get_header_value("Content-Type"));
    if (!boundary || request.has_header("Content-Encoding"))
        return refuse_post(exchange, *code, 415, Text::FormDamaged);
    if (!request.has_header("Content-Length")) return refuse_post(exchange, *code, 411, Text::FormDamaged);
    post_files(exchange, *code, *boundary, is_foreign);
}

} // namespace zhiping::http
