#include "native/app/act_on_own_case.hpp"
#include "native/app/create_case_upload.hpp"
#include "native/http/exchange/person_cookies.hpp"
#include "native/http/exchange/trouble.hpp"
#include "native/http/pages/action_form.hpp"
#include "native/http/pages/kept_files.hpp"
#include "native/http/pages/page_routes.hpp"
#include "native/http/pages/pages.hpp"
#include "native/http/pages/person_post.hpp"
#include "native/http/pages/posted_form.hpp"
#include "native/http/pages/show_receipt.hpp"
#include "native/http/transport/same_site.hpp"
#include "shared/text/text_ids.hpp"

// What the citizen does on the page of an evaluation, as its forms post it.
namespace zhiping::http {

namespace {

FileOwner owner_of(const Exchange& exchange, const PageHolder& holder) {
    const auto create = [&exchange, &holder](std::uint64_t most, const Secret& secret) {
        const auto& context = exchange.context;
        return app::create_addition_upload(context.store, context.vault,
                                           {.receipt = holder.number, .size = most, .address = client_of(exchange)},
                                           holder.proof, secret, context.clock.now(), context.random);
    };
    return {find_upload_secret, create};
}

// With the files of this request.
Result<ActionForm> form_of(const PostedForm& posted) {
    if (!posted.received()) return posted.received().error();
    auto form = read_action_form(posted.received()->fields);
    if (!form) return form;
    auto all = *std::move(form);
    const auto& uploads = posted.received()->uploads;
    all.evidence.insert(all.evidence.end(), uploads.begin(), uploads.end());
    return all;
}

Result<CitizenCase> act(Exchange& exchange, const PageHolder& holder, const CitizenAction& action) {
    const auto& context = exchange.context;
    const auto person = signed_in_person(exchange);
    const auto person_id = person ? std::optional{person->id} : std::nullopt;
    return app::act_on_own_case(context.store, context.calendar, {holder.number, holder.proof, person_id}, action,
                                context.clock.now(), context.random);
}

// What is read first: the page shows how the case stands now.
Error in_words_of_page(Error error) {
    if (error.message == Text::CaseChanged) error.message = Text::CaseChangedFirst;
    if (error.message == Text::ActionConflict) error.message = Text::SentBefore;
    return error;
}

// A post, what it asked for, and its answer.
class ActionPost {
public:
    ActionPost(Exchange& exchange, const PageHolder& holder, PostedForm& posted, ActionForm form)
        : m_exchange(exchange), m_holder(holder), m_posted(posted), m_form(std::move(form)) {}

    void refuse_foreign() {
        draw_id();
        m_form.evidence.clear();
        m_is_foreign = true;
        show_again(403, {ErrorCode::Forbidden, Text::FormFromElsewhere});
    }

    void answer() {
        if (const auto& refused = m_posted.refused_file()) return refuse_files(*refused);
        const auto action = action_of(m_form);
        if (!action) return show_again(400, action.error());
        try {
            if (const auto acted = act(m_exchange, m_holder, *action); !acted) {
                // What was sent before under this id has arrived: this is another action.
                if (acted.error().message == Text::ActionConflict) draw_id();
                return show_again(status_of(acted.error().code), in_words_of_page(acted.error()));
            }
        } catch (...) {
            const auto trouble = log_trouble(m_exchange, std::current_exception());
            return show_again(trouble.status, trouble.error);
        }
        see_other(action->action);
    }

private:
    void draw_id() { m_form.id = ActionId::from_random(m_exchange.context.random.bytes<16>()); }

    void see_other(CaseAction done) {
        auto& response = m_exchange.response;
        response.status = 303;
        response.set_header("Location", receipt_address(m_exchange, m_holder) +
                                            "&done=" + std::string{facts_of(case_actions, done).id});
        response.set_header("Cache-Control", "no-store");
    }

    void refuse_files(const RefusedFile& refused) {
        auto status = status_of(refused.reason.code);
        if (m_posted.trouble()) status = log_trouble(m_exchange, m_posted.trouble()).status;
        show_again(status, refused.reason);
    }

    // With the files that need not be sent again.
    void show_again(int status, const Error& problem) {
        PostedAction again{m_form, {problem}, {.refused = m_posted.refused_file()}};
        if (!m_is_foreign) again.upload_secret = find_upload_secret(m_posted.received()->fields);
        if (again.upload_secret)
            again.files.kept = find_kept(m_exchange.context, again.form.evidence, *again.upload_secret);
        m_posted.keep_files();
        const bool waits_for_person = problem.message == Text::PersonNeeded;
        show_receipt(m_exchange, m_holder,
                     {.status = status, .posted = &again, .kept = waits_for_person ? as_posted(m_form) : ""});
    }

    Exchange& m_exchange;
    const PageHolder& m_holder;
    PostedForm& m_posted;
    ActionForm m_form;
    bool m_is_foreign = false;
};

// A form that is none of ours, or was cut off.
void refuse_damaged(Exchange& exchange, const PageHolder& holder, const PostedForm& posted, const Error& error) {
    const auto visit = visit_of(exchange.request);
    const auto language = visit.language;
    const auto message = error.code == ErrorCode::TooLarge ? Text::FormTooLarge : Text::FormDamaged;
    reply_page(exchange, posted.status(),
               notice_page(text(Text::NotDoneHeading, language), text(message, language), visit,
                           {receipt_address(exchange, holder), text(Text::OpenFormAgain, language)}));
}

} // namespace

void post_person(Exchange& exchange, const PageHolder& holder) {
    const auto show = [&](int status, const PostedPerson& posted) {
        show_receipt(exchange, holder, {.status = status, .person = &posted});
    };
    const auto go_on = [&](const std::string& kept, const app::PersonToken& token) {
        const auto fields = wire::decode_form_fields(kept);
        const auto form = fields ? read_action_form(*fields) : fields.error();
        const auto& context = exchange.context;
        const auto signed_in = app::find_signed_in_person(context.store, token, context.clock.now());
        if (!form) return show_receipt(exchange, holder, {.signed_in = signed_in});
        const PostedAction again{*form, {{ErrorCode::Unauthorized, Text::SignedInSendNow}}};
        show_receipt(exchange, holder, {.posted = &again, .signed_in = signed_in});
    };
    answer_person_post(exchange, {.evaluation = app::OwnEvaluation{holder.number, holder.proof},
                                  .address = receipt_address(exchange, holder),
                                  .show = show,
                                  .go_on = go_on});
}

void post_action(Exchange& exchange, const PageHolder& holder) {
    std::optional<Error> files_refused;
    const bool is_foreign = !is_from_this_site(exchange.request, exchange.context.front);
    if (is_foreign) files_refused = Error{ErrorCode::Forbidden, Text::FormFromElsewhere, UploadIdTag::field};
    PostedForm posted{exchange, owner_of(exchange, holder), files_refused};
    const auto form = form_of(posted);
    if (!form) return refuse_damaged(exchange, holder, posted, form.error());
    ActionPost post{exchange, holder, posted, *form};
    if (is_foreign) return post.refuse_foreign();
    post.answer();
}

} // namespace zhiping::http
