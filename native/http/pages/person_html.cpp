#include "native/http/pages/person_html.hpp"

#include "native/http/exchange/limits.hpp"
#include "native/http/pages/form_parts.hpp"
#include "native/http/pages/page_parts.hpp"
#include "shared/evaluation/code_facts.hpp"
#include "shared/evaluation/receipt_words.hpp"
#include "shared/text/shown_back.hpp"
#include "shared/text/text_ids.hpp"

namespace zhiping::http {

namespace {

using enum PersonFormKind;

std::string problem_words(const app::CodeRefusal& problem, Language language) {
    return words_of_wait(problem.error.message, problem.wait, language);
}

// Writes the fields of one form.
class PersonWriter {
public:
    PersonWriter(PersonFormKind kind, const PersonPage& page) : m_kind(kind), m_page(page) {}

    std::string words(Message message) const { return escape(text(message, m_page.language)).markup; }

    std::string whole(const std::string& fields, Message send, std::string_view button_class) const {
        return "<form method=\"post\" class=\"act\" data-leaves" + attribute("action", m_page.address + "#person") +
               ">" + hidden_input("form", facts_of(person_forms, m_kind).id) +
               (m_page.kept.empty() ? "" : hidden_input("kept", m_page.kept)) + fields + "<button" +
               attribute("class", button_class) + ">" + words(send) + "</button></form>";
    }

    // `more` are attributes of the input.
    std::string input(std::string_view name, Message label, const std::string& hint, std::string_view value,
                      const std::string& more) const {
        const std::string id{name};
        const auto state = state_of(name);
        const auto hint_id = hint.empty() ? std::string{} : id + "-hint";
        return "<div class=\"field\"><label" + attribute("for", id) + ">" + words(label) + "</label>" +
               (hint.empty() ? "" : "<p class=\"hint\"" + attribute("id", hint_id) + ">" + hint + "</p>") +
               state.error().markup + "<input class=\"words\"" + attribute("id", id) + attribute("name", name) +
               attribute("value", shown_back(std::string{value})) + " required" + more + state.invalid() +
               state.described(hint_id) + (state.is_wrong() ? " autofocus" : "") + "></div>";
    }

    std::string contact_tiles(std::optional<bool> may_call) const {
        const auto state = state_of("contact");
        const auto tile = [&](std::string_view value, Message label, bool is_chosen) {
            return choice("radio", "contact", value, text(label, m_page.language), is_chosen ? " checked" : "");
        };
        return "<fieldset" + state.invalid() + state.described("contact-hint") + "><legend>" +
               words(Text::ContactQuestion) + "</legend><p class=\"hint\" id=\"contact-hint\">" +
               words(Text::ContactHint) + "</p>" + state.error().markup + "<div class=\"tiles two\">" +
               tile("only_here", Text::ContactOnlyHere, may_call == false) +
               tile("may_call", Text::ContactMayCall, may_call == true) + "</div></fieldset>";
    }

    std::string stay_tick(bool is_ticked) const {
        return "<div class=\"ticks\">" +
               choice("checkbox", "stays_signed_in", "yes", text(Text::StaySignedIn, m_page.language),
                      is_ticked ? " checked" : "") +
               "</div>";
    }

    std::string phone_input(std::string_view value) const {
        return input("phone", Text::PhoneLabel, words(Text::PhoneHint), value,
                     " type=\"tel\" inputmode=\"tel\" autocomplete=\"tel\" maxlength=\"40\"");
    }

    std::string error_html(std::string_view field) const { return state_of(field).error().markup; }

private:
    FieldState state_of(std::string_view field) const {
        if (m_page.posted)
            for (const auto& problem : m_page.posted->problems)
                if (problem.error.field == field) return {std::string{field}, problem_words(problem, m_page.language)};
        return {std::string{field}, {}};
    }

    const PersonFormKind m_kind;
    const PersonPage& m_page;
};

std::string sent_words(const app::WaitingCode& waiting, Language language) {
    const auto message = [&] {
        switch (waiting.delivery) {
        case store::Delivery::Refused: return Text::CodeRefused;
        case store::Delivery::Unknown: return Text::CodeUnsure;
        case store::Delivery::Waiting:
        case store::Delivery::Taken: break;
        }
        return Text::CodeSent;
    }();
    return fill(text(message, language), {{"phone", waiting.typed.phone.masked()}});
}

// The code that was sent is typed here; or another is sent, there or elsewhere.
Html code_html(const PersonPage& page, const app::WaitingCode& waiting) {
    const PersonWriter form{ConfirmCode, page};
    const bool was_refused = waiting.delivery == store::Delivery::Refused;
    auto html = "<p" + std::string{was_refused ? " class=\"wrong\" role=\"alert\"" : " role=\"status\""} + ">" +
                escape(sent_words(waiting, page.language)).markup + "</p>";
    if (!was_refused)
        html += form.whole(form.input("one_time_code", Text::OneTimeCodeLabel, {},
                                      page.posted ? page.posted->form.one_time_code : "",
                                      " inputmode=\"numeric\" autocomplete=\"one-time-code\" maxlength=\"20\""),
                           Text::ConfirmCode, "primary");
    return {html + person_button(SendAgain, Text::SendCodeAgain, page).markup +
            person_button(OtherNumber, Text::OtherNumber, page).markup};
}

// What is wrong with none of the fields that are there.
std::string other_problems(const PersonPage& page) {
    if (!page.posted) return {};
    std::string html;
    const auto is_shown = [&](const std::string& field) {
        if (page.waiting) return field == "one_time_code" && page.waiting->delivery != store::Delivery::Refused;
        return field == "phone" || field == "name" || field == "contact";
    };
    for (const auto& problem : page.posted->problems)
        if (!is_shown(problem.error.field))
            html +=
                "<p class=\"wrong\" role=\"alert\">" + escape(problem_words(problem, page.language)).markup + "</p>";
    return html;
}

std::string fresh_fields(PersonFormKind kind, const PersonPage& page) {
    const PersonWriter form{kind, page};
    const PersonForm empty;
    const auto& typed = page.posted ? page.posted->form : empty;
    const auto phone = form.phone_input(typed.phone);
    if (kind == SignIn) return phone + form.stay_tick(typed.stays_signed_in);
    return form.input("name", Text::NameLabel, {}, typed.name,
                      " autocomplete=\"name\" maxlength=\"200\" dir=\"auto\"") +
           phone + form.contact_tiles(typed.may_call) + form.stay_tick(typed.stays_signed_in);
}

Html code_or_form(PersonFormKind kind, const PersonPage& page) {
    if (page.waiting) return {other_problems(page) + code_html(page, *page.waiting).markup};
    return {other_problems(page) + PersonWriter{kind, page}.whole(fresh_fields(kind, page), Text::SendCode, "primary")};
}

// Why it is asked.
std::string asking_words(const OwnerPage& owner) {
    const auto language = owner.page.language;
    if (owner.need != NameNeed::Required) return element("p", text(Text::NameOffered, language)).markup;
    if (owner.now >= owner.until) return element("p", text(Text::NameLate, language)).markup;
    const auto until = spoken_time(owner.until, language);
    return element("p", fill(text(Text::NameRequired, language), {{"time", until}})).markup;
}

std::string ask(const OwnerPage& owner) {
    const auto language = owner.page.language;
    const auto why = owner.page.waiting ? std::string{}
                                        : asking_words(owner) + element("p", text(Text::NameMasked, language)).markup;
    return why + identify_html(owner.page).markup;
}

// For the person, and for others who may read it.
std::string known(const OwnerPage& owner) {
    const auto& [page, found, can_send, need, until, now, my_address] = owner;
    const auto language = page.language;
    if (!found.shown) {
        const auto words = element("p", text(Text::PersonKnown, language)).markup;
        return can_send ? words + sign_in_html(page).markup : words;
    }
    const PersonWriter form{ContactWish, page};
    const auto words =
        fill(text(Text::PersonIsYou, language), {{"name", found.shown->name}, {"phone", found.shown->phone}});
    return "<p" + person_attribute(*found.shown) + ">" + escape(words).markup + "</p>" +
           onward_html(my_address, text(Text::MyHeading, language)).markup + "<details class=\"more card\"><summary>" +
           form.words(Text::ContactQuestion) + "</summary>" +
           form.whole(form.contact_tiles(found.may_call), Text::ContactSend, "secondary") + "</details>";
}

} // namespace

std::string person_attribute(const MaskedPerson& person) {
    const auto& [name, phone] = person;
    return attribute("data-person", name + (name.empty() || phone.empty() ? "" : " ") + phone);
}

Html person_button(PersonFormKind kind, Message message, const PersonPage& page) {
    return {PersonWriter{kind, page}.whole({}, message, "secondary")};
}

Html erase_html(const PersonPage& page) {
    const PersonWriter form{Erase, page};
    const auto language = page.language;
    const bool is_open = page.posted && page.posted->form.kind == Erase;
    const auto tick = "<div class=\"ticks\">" +
                      choice("checkbox", "sure", "yes", text(Text::MyEraseConfirm, language), " required") + "</div>";
    return {std::string{"<details class=\"more card\""} + (is_open ? " open" : "") + "><summary>" +
            form.words(Text::MyErase) + "</summary><p class=\"hint\">" + form.words(Text::MyEraseHint) + "</p>" +
            form.whole(form.error_html("sure") + tick, Text::MyEraseSend, "secondary") + "</details>"};
}

Html identify_html(const PersonPage& page) { return code_or_form(Identify, page); }
Html sign_in_html(const PersonPage& page) { return code_or_form(SignIn, page); }

bool asks_for_name(const OwnerPage& owner) {
    return !owner.owner.is_known && owner.can_send && owner.owner.may_be_claimed && owner.need != NameNeed::None;
}

bool waits_for_name(const OwnerPage& owner) {
    return owner.can_send && owner.owner.may_be_claimed && (owner.need == NameNeed::Required || owner.page.waiting);
}

Html owner_html(const OwnerPage& owner) {
    if (!owner.owner.is_known && !asks_for_name(owner)) return {other_problems(owner.page)};
    const auto heading = owner.owner.is_known ? Text::PersonHeading : Text::NameHeading;
    const bool is_offered = !owner.owner.is_known && !waits_for_name(owner) && !owner.page.posted;
    const auto content = owner.owner.is_known ? known(owner) : ask(owner);
    const auto language = owner.page.language;
    if (is_offered)
        return {"<details class=\"more card person\" id=\"person\"><summary>" + escape(text(heading, language)).markup +
                "</summary><div class=\"act\">" + content + "</div></details>"};
    return {"<section class=\"person\" id=\"person\" tabindex=\"-1\">" + element("h2", text(heading, language)).markup +
            content + "</section>"};
}

} // namespace zhiping::http
