#include "native/app/create_upload.hpp"
#include "native/app/open_code.hpp"
#include "native/app/submit_evaluation.hpp"
#include "native/http/exchange/limits.hpp"
#include "native/http/exchange/person_cookies.hpp"
#include "native/http/exchange/trouble.hpp"
#include "native/http/pages/code_notice.hpp"
#include "native/http/pages/fresh_form.hpp"
#include "native/http/pages/kept_files.hpp"
#include "native/http/pages/menu_pages.hpp"
#include "native/http/pages/page_routes.hpp"
#include "native/http/pages/pages.hpp"
#include "native/http/pages/person_post.hpp"
#include "native/http/pages/posted_form.hpp"
#include "native/http/transport/same_site.hpp"
#include "shared/text/text_ids.hpp"

#include <variant>

// A form that is posted is read (PostedForm), judged (an Outcome), and answered, in this order.
namespace zhiping::http {

namespace {

// It is stored, and its receipt is shown next.
struct Stored {
    ReceiptNumber number;
    Secret secret;
};

// The form as it was filled in, with what is wrong.
struct ShownAgain {
    int status;
    wire::PlainForm form;
    std::vector<Error> problems;
    std::chrono::seconds wait{0}; // Before it can be taken.
};

// What cannot be shown as a form again.
struct NoForm {
    int status;
    Message words;
};

// Its code opens no form any more.
struct NoCode {
    Error reason;
};

using Outcome = std::variant<Stored, ShownAgain, NoForm, NoCode>;

Result<CodeFacts> code_to_finish(const Exchange& exchange, const Code& code) {
    return app::open_code_to_finish(exchange.context.store, code, exchange.context.clock.now());
}

Error at_files(Error error) {
    error.field = UploadIdTag::field;
    return error;
}

FileOwner owner_of(const Exchange& exchange, const Code& code) {
    const auto find_secret = [](std::span<const wire::FormField> fields) -> std::optional<Secret> {
        std::optional<Secret> secret;
        bool has_id = false;
        for (const auto& [name, value] : fields) {
            if (name == SubmissionIdTag::field) has_id = static_cast<bool>(SubmissionId::parse(value));
            if (name != SecretTag::field) continue;
            if (const auto parsed = Secret::parse(value)) secret = *parsed;
        }
        return has_id ? secret : std::nullopt;
    };
    const auto create = [&exchange, code](std::uint64_t most, const Secret& secret) -> Result<app::CreatedUpload> {
        const auto& context = exchange.context;
        const auto allowed = check_limit_of_address(exchange, Limited::UploadAnnounced, Text::PlainFilesBusy);
        if (!allowed) return at_files(allowed.error());
        return app::create_upload(context.store, context.vault, {code, most, client_of(exchange)}, secret,
                                  context.clock.now(), context.random);
    };
    return {find_secret, create};
}

// With the files that were uploaded before, then those of this request.
Result<wire::PlainForm> form_of(const PostedForm& posted, const Code& code) {
    if (!posted.received()) return posted.received().error();
    auto form = wire::read_plain_form(posted.received()->fields, code);
    if (!form) return form;
    auto all = *std::move(form);
    const auto& uploads = posted.received()->uploads;
    all.submission.evidence.insert(all.submission.evidence.end(), uploads.begin(), uploads.end());
    return all;
}

// The id was used for other answers before. A form with files keeps its ids, because the files are bound to the secret
// and those that the first submission did not use are still there.
Outcome offer_another(const Exchange& exchange, const wire::PlainForm& posted) {
    const auto& files = posted.submission.evidence;
    auto fresh = with_fresh_ids(exchange.context, posted.submission.evaluation);
    if (!files.empty()) fresh.secret = posted.secret;
    fresh.submission.evidence = files;
    std::vector problems{Error{ErrorCode::Conflict, Text::ArrivedBefore}};
    if (find_kept(exchange.context, fresh.submission.evidence, fresh.secret).size() < files.size())
        problems.push_back(invalid(UploadIdTag::field, Text::EvidenceGone));
    return ShownAgain{409, std::move(fresh), std::move(problems)};
}

Outcome judge_refusal(const Exchange& exchange, const wire::PlainForm& form, const Evaluation& counted,
                      const Error& refusal) {
    if (refusal.code == ErrorCode::Conflict) return offer_another(exchange, form);
    if (refusal.code == ErrorCode::TooMany) return ShownAgain{429, form, {refusal}, refusal.wait};
    if (refusal.field == UploadIdTag::field) return ShownAgain{status_of(refusal.code), form, {refusal}};
    const auto facts = code_to_finish(exchange, counted.code);
    if (!facts) return NoCode{facts.error()};
    return ShownAgain{400, form, find_problems(counted, facts->module, number_need(*facts))};
}

Outcome submit(Exchange& exchange, const wire::PlainForm& form) {
    const auto& context = exchange.context;
    auto submission = form.submission;
    drop_what_does_not_count(submission.evaluation);
    const auto receipt = app::submit_evaluation(context.store, context.calendar, submission, form.secret,
                                                submitter_of(exchange), context.clock.now(), context.random);
    if (receipt) return Stored{receipt->number, form.secret};
    return judge_refusal(exchange, form, submission.evaluation, receipt.error());
}

// Where nothing can be stored, what was filled in is there to be submitted again, as the same submission.
Outcome submit_or_keep(Exchange& exchange, const wire::PlainForm& form) try {
    return submit(exchange, form);
} catch (...) {
    const auto trouble = log_trouble(exchange, std::current_exception());
    return ShownAgain{trouble.status, form, {trouble.error}};
}

// What is wrong with the answers is said along with what is wrong with the files.
Outcome judge_files(Exchange& exchange, const PostedForm& posted, const wire::PlainForm& form) {
    const auto& reason = posted.refused_file()->reason;
    auto counted = form.submission.evaluation;
    drop_what_does_not_count(counted);
    std::vector<Error> problems;
    if (const auto facts = code_to_finish(exchange, counted.code))
        problems = find_problems(counted, facts->module, number_need(*facts));
    problems.push_back(reason);
    auto status = status_of(reason.code);
    if (posted.trouble()) status = log_trouble(exchange, posted.trouble()).status;
    return ShownAgain{status, form, std::move(problems), reason.wait};
}

// Another site, or a proxy that changed Host, cannot submit; the person can, with what was filled in. The ids are made
// anew, because another site may know these.
Outcome judge_foreign(const Exchange& exchange, const Code& code, const PostedForm& posted) {
    const auto form = form_of(posted, code);
    if (!form) return NoForm{403, Text::FormDamaged};
    if (const auto open = app::open_code(exchange.context.store, code, exchange.context.clock.now()); !open)
        return NoCode{open.error()};
    std::vector problems{Error{ErrorCode::Forbidden, Text::FormFromElsewhere}};
    if (posted.has_files() || !form->submission.evidence.empty())
        problems.push_back(invalid(UploadIdTag::field, Text::EvidenceGone));
    return ShownAgain{403, with_fresh_ids(exchange.context, form->submission.evaluation), std::move(problems)};
}

Outcome judge(Exchange& exchange, const Code& code, const PostedForm& posted) {
    const auto form = form_of(posted, code);
    if (!form) {
        const auto& error = form.error();
        return NoForm{posted.status(), error.code == ErrorCode::TooLarge                ? Text::FormTooLarge
                                       : error.message == Text::CatalogueVersionUnknown ? Text::FormOutdated
                                                                                        : Text::FormDamaged};
    }
    if (posted.refused_file()) return judge_files(exchange, posted, *form);
    return submit_or_keep(exchange, *form);
}

// Answers with what a post came to.
struct Answer {
    Exchange& exchange;
    const Code& code;
    PostedForm& posted;

    void operator()(const Stored& stored) const {
        see_other(exchange, address_at(visit_of(exchange.request), "/r/" + stored.number.text(),
                                       "secret=" + stored.secret.digits() + "&"));
    }

    // With the files that need not be sent again.
    void operator()(ShownAgain again) const {
        const auto facts = code_to_finish(exchange, code);
        if (!facts) return refuse_code(exchange, code, facts.error());
        const FormFiles files{find_kept(exchange.context, again.form.submission.evidence, again.form.secret),
                              posted.refused_file()};
        const auto visit = visit_of(exchange.request);
        tell_retry_after(exchange, again.wait);
        reply_page(exchange, again.status, correction_page(*facts, again.form, {again.problems, files}, visit));
        posted.keep_files();
    }

    void operator()(const NoForm& none) const {
        const auto visit = visit_of(exchange.request);
        const auto language = visit.language;
        const auto address = address_at(visit, "/e/" + code.symbols());
        reply_page(exchange, none.status,
                   notice_page(text(Text::NotSentHeading, language), text(none.words, language), visit,
                               {address, text(Text::OpenFormAgain, language)}));
    }

    void operator()(const NoCode& none) const { refuse_code(exchange, code, none.reason); }
};

} // namespace

void post_form(Exchange& exchange, const CodeHolder& holder) {
    std::optional<Error> files_refused;
    if (!is_from_this_site(exchange.request, exchange.context.front))
        files_refused = Error{ErrorCode::Forbidden, Text::FormFromElsewhere, UploadIdTag::field};
    PostedForm posted{exchange, owner_of(exchange, holder.code), files_refused};
    const auto outcome =
        files_refused ? judge_foreign(exchange, holder.code, posted) : judge(exchange, holder.code, posted);
    std::visit(Answer{exchange, holder.code, posted}, outcome);
}

} // namespace zhiping::http
