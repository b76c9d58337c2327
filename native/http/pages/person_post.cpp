#include "native/http/pages/person_post.hpp"

#include "native/app/retention.hpp"
#include "native/http/pages/form_fields.hpp"
#include "native/http/transport/same_site.hpp"
#include "shared/text/text_ids.hpp"

namespace zhiping::http {

namespace {

Result<PersonForm> read_form(const Exchange& exchange) { return read_form_fields(exchange).and_then(read_person_form); }

// One post, and its answer.
class PersonPost {
public:
    PersonPost(Exchange& exchange, const PersonDesk& desk, PersonForm form)
        : m_exchange(exchange), m_desk(desk), m_form(std::move(form)),
          m_means(person_means(exchange)), m_use{device_or_new(exchange), desk.evaluation} {}

    void answer() {
        switch (m_form.kind) {
        case PersonFormKind::Identify:
        case PersonFormKind::SignIn: return send();
        case PersonFormKind::ConfirmCode: return confirm();
        case PersonFormKind::SendAgain: return sent(app::send_code_again(m_means, m_use, sender()));
        case PersonFormKind::OtherNumber: return give_up();
        case PersonFormKind::ContactWish: return change_contact();
        case PersonFormKind::SignOut:
        case PersonFormKind::SignOutEverywhere: return sign_out();
        case PersonFormKind::Erase: return erase();
        }
    }

private:
    app::CodeSender sender() const { return {client_of(m_exchange), language_of(m_exchange.request)}; }

    void show(int status, std::vector<app::CodeRefusal> problems) {
        m_desk.show(status, {std::move(m_form), std::move(problems), app::find_waiting_code(m_means, m_use)});
    }
    void refuse(const app::CodeRefusal& refusal) {
        tell_retry_after(m_exchange, refusal.wait);
        show(status_of(refusal.error.code), {refusal});
    }

    void send() {
        if (m_form.kind == PersonFormKind::Identify && !may_be_claimed())
            return refuse({{ErrorCode::Forbidden, Text::IdentifyByLink, "person"}});
        const auto problems = find_problems(m_form);
        if (problems.empty()) return sent(app::send_code(m_means, m_use, typed_person(m_form), sender()));
        std::vector<app::CodeRefusal> refusals;
        for (const auto& problem : problems) refusals.push_back({problem});
        show(400, std::move(refusals));
    }

    bool may_be_claimed() const {
        if (!m_desk.evaluation) return false;
        const auto owner = app::find_owner(m_means, *m_desk.evaluation, {});
        return owner.is_known || owner.may_be_claimed;
    }

    // What was kept travels with the page.
    void sent(const std::optional<app::CodeRefusal>& refusal) {
        if (refusal) return refuse(*refusal);
        if (!m_form.kept.empty()) return show(200, {});
        see_other(m_exchange, m_desk.address + "#person");
    }

    void confirm() {
        const auto code = OneTimeCode::parse(m_form.one_time_code);
        if (!code) return refuse({code.error()});
        const auto confirmed = app::confirm_code(m_means, m_use, *code);
        if (!confirmed)
            return refuse({is_confirmed_already(confirmed.error()) ? already_confirmed() : confirmed.error()});
        if (const auto before = signed_in_person(m_exchange)) app::sign_out_person(m_means.store, *before);
        m_exchange.response.headers.erase("Set-Cookie"); // Of the session that ends.
        give_person_cookie(m_exchange, *confirmed);
        if (!m_form.kept.empty()) return m_desk.go_on(m_form.kept, confirmed->token);
        see_other(m_exchange, m_desk.signed_in_address.empty() ? m_desk.address + "#person" : m_desk.signed_in_address);
    }

    // An answer may be lost on its way to the phone.
    bool is_confirmed_already(const Error& refusal) const {
        return refusal.message == Text::CodeNotAsked && m_desk.evaluation &&
               app::find_owner(m_means, *m_desk.evaluation, {}).is_known;
    }
    static constexpr Error already_confirmed() {
        return {ErrorCode::NotFound, Text::PersonConfirmedAlready, "one_time_code"};
    }

    void give_up() {
        const auto typed = app::give_up_code(m_means, m_use);
        auto kept = std::move(m_form.kept);
        m_form = typed ? filled_with(*typed) : PersonForm{};
        m_form.kept = std::move(kept);
        show(200, {});
    }

    void change_contact() {
        const auto person = signed_in_person(m_exchange);
        if (!person || !m_desk.evaluation) return refuse({{ErrorCode::Unauthorized, Text::PersonNeeded, "person"}});
        if (!m_form.may_call) return refuse({invalid("contact", Text::ChooseOne)});
        const auto changed = app::change_contact_wish(m_means, m_desk.evaluation->receipt, *person, *m_form.may_call);
        if (!changed) return refuse({changed.error()});
        see_other(m_exchange, m_desk.address + "#person");
    }

    void sign_out() {
        if (const auto person = signed_in_person(m_exchange)) {
            if (m_form.kind == PersonFormKind::SignOut)
                app::sign_out_person(m_means.store, *person);
            else
                app::sign_out_person_everywhere(m_means.store, person->id);
        }
        m_exchange.response.headers.erase("Set-Cookie"); // Of a token that was to replace it.
        end_person_cookie(m_exchange);
        see_other(m_exchange, m_desk.address);
    }

    void erase() {
        const auto person = signed_in_person(m_exchange);
        if (!person) return refuse({{ErrorCode::Unauthorized, Text::PersonNeeded, "person"}});
        if (!m_form.is_sure) return refuse({invalid("sure", Text::ChooseOne)});
        const auto waiting = app::erase_person(m_means.store, person->id, m_means.now);
        m_exchange.response.headers.erase("Set-Cookie"); // The same.
        end_person_cookie(m_exchange);
        see_other(m_exchange, m_desk.address + "&erased=" + std::to_string(waiting));
    }

    Exchange& m_exchange;
    const PersonDesk& m_desk;
    PersonForm m_form;
    const app::PersonMeans m_means;
    const app::CodeUse m_use;
};

} // namespace

void see_other(Exchange& exchange, const std::string& address) {
    exchange.response.status = 303;
    exchange.response.set_header("Location", address);
    exchange.response.set_header("Cache-Control", "no-store");
}

std::optional<app::WaitingCode> find_waiting(const Exchange& exchange,
                                             const std::optional<app::OwnEvaluation>& evaluation) {
    const auto device = device_of(exchange);
    if (!device) return std::nullopt;
    return app::find_waiting_code(person_means(exchange), {*device, evaluation});
}

void answer_person_post(Exchange& exchange, const PersonDesk& desk) {
    auto form = read_form(exchange);
    if (!form) return desk.show(status_of(form.error().code), {{}, {{form.error()}}});
    if (!is_from_this_site(exchange.request, exchange.context.front))
        return desk.show(403, {*std::move(form), {{{ErrorCode::Forbidden, Text::FormFromElsewhere}}}});
    PersonPost{exchange, desk, *std::move(form)}.answer();
}

} // namespace zhiping::http
