#include "native/http/pages/action_html.hpp"

#include "native/http/pages/evidence_html.hpp"
#include "native/http/pages/form_parts.hpp"
#include "native/http/pages/page_parts.hpp"
#include "shared/cases/citizen_words.hpp"
#include "shared/text/text_ids.hpp"

#include <algorithm>

namespace zhiping::http {

namespace {

using enum ActionFormKind;

// What a form says around its fields.
struct FormTexts {
    ActionFormKind value;
    Message heading; // Of what is opened first; else the label once more.
    Message label;   // Of its words; of what has none, the heading.
    Message send;
};

constexpr std::array form_texts{
    FormTexts{OpenReply, Text::OpenReply, Text::OpenReply, Text::OpenReply},
    FormTexts{AnswerReply, Text::AnswerReplyQuestion, Text::AnswerReplyReason, Text::SendAnswer},
    FormTexts{AnswerQuestion, Text::AnswerQuestionLabel, Text::AnswerQuestionLabel, Text::AnswerQuestionSend},
    FormTexts{DisputeContact, Text::DisputeContact, Text::DisputeContact, Text::DisputeContact},
    FormTexts{AddWords, Text::AddWordsHeading, Text::AddWordsLabel, Text::AddWordsSend},
    FormTexts{ReportPressure, Text::PressureHeading, Text::PressureLabel, Text::PressureSend},
    FormTexts{Withdraw, Text::WithdrawHeading, Text::WithdrawHeading, Text::WithdrawSend},
    FormTexts{Contest, Text::ContestHeading, Text::ContestLabel, Text::ContestSend},
};
static_assert(follows_enum(form_texts) && form_texts.size() == action_forms.size());

// Writes one form.
class FormWriter {
public:
    // `event` is what the form is about, of forms that stand on a page more than once.
    FormWriter(ActionFormKind kind, const ActionPage& page, std::optional<int> event = {})
        : m_kind(kind), m_page(page), m_id(facts_of(action_forms, kind).id), m_posted(posted_in(page, kind, event)) {}

    Html whole(const std::string& fields, std::string_view button_class = "primary") const {
        const bool has_files = m_kind == AddWords;
        return {"<form method=\"post\" class=\"act\"" + attribute("id", m_id) +
                attribute("action", m_page.address + "#" + m_id) +
                (has_files ? " enctype=\"multipart/form-data\"" : "") +
                (has_files && !m_page.upload_address.empty() ? attribute("data-endpoint", m_page.upload_address) : "") +
                ">" + hidden() + fields + "<button" + attribute("class", button_class) + ">" +
                words(facts_of(form_texts, m_kind).send) + "</button></form>"};
    }

    std::string hidden() const {
        auto inputs = hidden_input("form", m_id) + hidden_input(ActionIdTag::field, id().digits()) +
                      hidden_input("seen", std::to_string(m_page.seen.seen));
        if (m_kind == AddWords) inputs += hidden_input("upload_secret", m_page.upload_secret);
        return inputs;
    }

    // A label, what helps, and a text area.
    std::string words_field(const std::string& hint) const {
        const auto id = m_id + "-words";
        const auto state = state_of("words", id);
        return "<div class=\"field\"><label" + attribute("for", id) + ">" + words(facts_of(form_texts, m_kind).label) +
               "</label>" +
               (hint.empty() ? "" : "<p class=\"hint\"" + attribute("id", id + "-hint") + ">" + hint + "</p>") +
               state.error().markup + "<textarea class=\"words\" name=\"words\" rows=\"4\"" + attribute("id", id) +
               attribute("maxlength", max_words_units) + state.invalid() +
               state.described(hint.empty() ? "" : id + "-hint") + ">\n" +
               escape(m_posted ? m_posted->form.words : "").markup + "</textarea></div>";
    }

    // A question with answers that look alike.
    std::string tiles(std::string_view name, Message question, const std::string& answers,
                      std::string_view hints) const {
        const auto state = state_of(name, std::string{name});
        return "<fieldset" + state.invalid() + state.described(hints) + "><legend>" + words(question) + "</legend>" +
               state.error().markup + "<div class=\"tiles two\">" + answers + "</div></fieldset>";
    }

    std::string tile(std::string_view name, std::string_view value, std::string_view label, bool is_chosen) const {
        return choice("radio", name, value, label, is_chosen ? " checked" : "");
    }

    std::string files_field() const {
        const auto id = m_id + "-evidence";
        const auto state = state_of(UploadIdTag::field, id);
        const auto kept = m_posted ? std::span<const KeptFile>{m_posted->files.kept} : std::span<const KeptFile>{};
        return kept_inputs(id, kept, m_page.language).markup + "<div class=\"field\"><label" + attribute("for", id) +
               ">" + words(Text::AddWordsFiles) + "</label><p class=\"hint\"" + attribute("id", id + "-hint") + ">" +
               escape(spoken_limits(m_page.language)).markup + "</p>" + state.error().markup +
               "<input type=\"file\" class=\"files\" name=\"evidence\" multiple accept=\"image/*,video/*\"" +
               attribute("id", id) + state.invalid() + state.described(files_hints(id, kept)) + "></div>";
    }

    std::string words(Message message) const { return escape(text(message, m_page.language)).markup; }
    std::string hint(const std::string& sentence, std::string_view id = {}) const {
        return "<p class=\"hint\"" + (id.empty() ? "" : attribute("id", id)) + ">" + escape(sentence).markup + "</p>";
    }
    std::string_view text_of(Message message) const { return text(message, m_page.language); }
    std::string day(Date date) const { return spoken_date(date, m_page.language); }
    const ActionForm* filled() const { return m_posted ? &m_posted->form : nullptr; }

private:
    static const PostedAction* posted_in(const ActionPage& page, ActionFormKind kind, std::optional<int> event) {
        const bool is_it =
            page.posted && page.posted->form.kind == kind && (!event || page.posted->form.event == event);
        return is_it ? page.posted : nullptr;
    }

    ActionId id() const { return m_posted ? m_posted->form.id : m_page.new_id(); }

    FieldState state_of(std::string_view field, const std::string& id) const {
        if (!m_posted) return {id, {}};
        for (const auto& problem : m_posted->problems)
            if (problem.field == field) return {id, field_words(problem, m_posted->files, m_page.language)};
        return {id, {}};
    }

    const ActionFormKind m_kind;
    const ActionPage& m_page;
    const std::string m_id;
    const PostedAction* m_posted;
};

// Who decides next, by when.
std::string rejection_words(const CitizenCase& seen, Language language) {
    const auto& rejection = seen.rejection;
    if (!rejection || !rejection->due) return std::string{text(Text::AnswerReplyRejectLast, language)};
    return fill(text(Text::AnswerReplyReject, language), {{"unit", name_of_unit(seen, rejection->unit_id, language)},
                                                          {"date", spoken_date(*rejection->due, language)}});
}

// Before it is opened, too: who never opens it is not asked for ever.
std::string until_html(const FormWriter& form, const ActionPage& page) {
    if (!page.seen.answer_until) return {};
    return form.hint(fill(form.text_of(Text::AnswerUntil), {{"date", form.day(*page.seen.answer_until)}}));
}

Html answer_reply(const ActionPage& page) {
    const FormWriter form{AnswerReply, page};
    const auto is_chosen = [&](CaseAction action) { return form.filled() && form.filled()->answer == action; };
    const auto tiles = form.tile("answer", "accept", form.text_of(Text::Satisfied), is_chosen(CaseAction::Accept)) +
                       form.tile("answer", "reject", form.text_of(Text::Dissatisfied), is_chosen(CaseAction::Reject));
    auto fields = form.tiles("answer", Text::AnswerReplyQuestion, tiles, "answer-hint answer-hint-reject") +
                  form.hint(std::string{form.text_of(Text::AnswerReplyAccept)}, "answer-hint") +
                  form.hint(rejection_words(page.seen, page.language), "answer-hint-reject") +
                  form.words_field(form.words(Text::AnswerReplyReasonHint));
    return form.whole(fields + until_html(form, page));
}

Html withdraw(const ActionPage& page) {
    const FormWriter form{Withdraw, page};
    std::string reasons;
    for (const auto& facts : withdrawal_reasons)
        reasons += form.tile("withdrawal", facts.id, withdrawal_words(facts.value, page.language),
                             form.filled() && form.filled()->withdrawal == facts.value);
    const auto is_chosen = [&](bool asked) { return form.filled() && form.filled()->was_asked_for == asked; };
    const auto answers = form.tile("was_asked_for", "yes", form.text_of(Text::WithdrawAskedYes), is_chosen(true)) +
                         form.tile("was_asked_for", "no", form.text_of(Text::WithdrawAskedNo), is_chosen(false));
    return form.whole(form.hint(std::string{form.text_of(Text::WithdrawHint)}) +
                          form.tiles("withdrawal", Text::WithdrawWhy, reasons, {}) +
                          form.tiles("was_asked_for", Text::WithdrawAsked, answers, {}),
                      "secondary");
}

Html contest(const ActionPage& page) {
    const FormWriter form{Contest, page};
    const auto hint = page.seen.contest_until
                          ? fill(form.text_of(Text::ContestHint), {{"date", form.day(*page.seen.contest_until)}})
                          : std::string{};
    return form.whole(form.words_field(escape(hint).markup));
}

// Where a link to a field leads; empty when it is not in the form.
std::string target_of(const Error& problem, ActionFormKind kind) {
    const std::string form{facts_of(action_forms, kind).id};
    if (problem.field == "words") return form + "-words";
    if (problem.field == UploadIdTag::field) return form + "-evidence";
    if (problem.field == "answer") return "answer-accept";
    if (problem.field == "withdrawal") return "withdrawal-settled";
    if (problem.field == "was_asked_for") return "was_asked_for-yes";
    return {};
}

Html kept_words(const ActionPage& page) {
    const auto& form = page.posted->form;
    if (form.words.empty() || is_possible(form.kind, page.seen)) return {};
    return {"<section class=\"card kept-words\">" + element("h2", text(Text::KeptWordsHeading, page.language)).markup +
            element("p", text(Text::KeptWordsHint, page.language)).markup + "<p class=\"said\" dir=\"auto\">" +
            escape(form.words).markup + "</p></section>"};
}

} // namespace

bool is_possible(ActionFormKind kind, const CitizenCase& seen) {
    const auto& possible = seen.possible_actions;
    if (kind == AnswerReply && is_possible(OpenReply, seen)) return false; // One is read before it is answered.
    return std::find(possible.begin(), possible.end(), facts_of(action_forms, kind).action) != possible.end();
}

Html action_form(ActionFormKind kind, const ActionPage& page) {
    const FormWriter form{kind, page};
    switch (kind) {
    case OpenReply:
        return form.whole(form.hint(std::string{form.text_of(Text::ReplyUnopened)}) + until_html(form, page));
    case AnswerReply: return answer_reply(page);
    case Withdraw: return withdraw(page);
    case Contest: return contest(page);
    case ReportPressure: return form.whole(form.words_field(form.words(Text::PressureHint)), "secondary");
    case AddWords: return form.whole(form.words_field({}) + form.files_field(), "secondary");
    case AnswerQuestion:
    case DisputeContact: break;
    }
    return form.whole(form.words_field({}));
}

Html dispute_form(int event, const ActionPage& page) {
    const auto number = std::to_string(event);
    const FormWriter form{DisputeContact, page, event};
    return {"<form method=\"post\" class=\"act\"" + attribute("id", "dispute-" + number) +
            attribute("action", page.address + "#dispute-" + number) + ">" + form.hidden() +
            hidden_input("event", number) + "<button class=\"quiet\">" + form.words(Text::DisputeContact) +
            "</button></form>"};
}

Html closed_form(ActionFormKind kind, const ActionPage& page) {
    const bool is_open = page.posted && page.posted->form.kind == kind;
    return {std::string{"<details class=\"card more\""} + (is_open ? " open" : "") + "><summary>" +
            escape(text(facts_of(form_texts, kind).heading, page.language)).markup + "</summary>" +
            action_form(kind, page).markup + "</details>"};
}

Html not_done_html(const ActionPage& page) {
    if (!page.posted) return {};
    const auto& form = page.posted->form;
    const auto& files = page.posted->files;
    std::string lines;
    for (const auto& problem : page.posted->problems) {
        const auto target = is_possible(form.kind, page.seen) ? target_of(problem, form.kind) : std::string{};
        const auto words = escape(summary_words(problem, files, !target.empty(), page.language)).markup;
        lines +=
            "<li>" + (target.empty() ? words : "<a" + attribute("href", "#" + target) + ">" + words + "</a>") + "</li>";
    }
    return {"<div id=\"errors\" class=\"errors\" role=\"alert\" tabindex=\"-1\" autofocus><h2>" +
            escape(text(Text::NotDoneHeading, page.language)).markup + "</h2><ul>" + lines + "</ul></div>" +
            kept_words(page).markup};
}

} // namespace zhiping::http
