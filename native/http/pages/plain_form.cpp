#include "native/http/pages/plain_form.hpp"

#include "native/http/pages/evidence_html.hpp"
#include "native/http/pages/form_parts.hpp"
#include "native/http/pages/menu_pages.hpp"
#include "native/http/pages/pages.hpp"
#include "native/http/pages/person_html.hpp"
#include "native/http/pages/site.hpp"
#include "shared/evaluation/error_target.hpp"
#include "shared/evaluation/satisfaction.hpp"
#include "shared/names.hpp"
#include "shared/text/text_ids.hpp"

#include <algorithm>
#include <string>
#include <vector>

namespace zhiping::http {

namespace {

Html hidden_inputs(const wire::PlainForm& form) {
    const auto& evaluation = form.submission.evaluation;
    return {hidden_input("submission_id", form.submission.id.digits()) + hidden_input("secret", form.secret.digits()) +
            hidden_input("catalogue_version", std::to_string(evaluation.catalogue_version)) +
            hidden_input("language", tag_of(evaluation.language)) +
            hidden_input("opened_at", std::to_string(evaluation.agreed_at.time_since_epoch().count()))};
}

// Where a link to a field leads; empty when it is not in the form.
std::string target_of(std::string_view field, const Evaluation& evaluation, const ModuleContent& content) {
    if (const auto option = option_to_correct(field, evaluation, content); !option.empty())
        return std::string{field} + "-" + std::string{option};
    if (field == "position" || field == "position_words") return "position_words";
    return field == "statement" || field == "document_number" || field == UploadIdTag::field ? std::string{field} : "";
}

FieldState state_of(std::string_view field, const FormState& state, Language language) {
    for (const auto& problem : state.problems)
        if (problem.field == field) return {std::string{field}, field_words(problem, state.files, language)};
    return {std::string{field}, {}};
}

Html satisfaction_inputs(const Evaluation& evaluation, Language language) {
    Html html;
    for (const auto& facts : satisfactions)
        html.markup += choice("radio", "satisfaction", facts.id, text(facts.text, language),
                              evaluation.satisfaction == facts.value ? " checked" : "");
    return html;
}

Html situation_inputs(const Evaluation& evaluation, const ModuleContent& content, const FieldState& state,
                      Language language) {
    Html html;
    const auto& chosen = evaluation.situations;
    for (const auto& offered : content.situations) {
        const bool is_chosen = std::find(chosen.begin(), chosen.end(), offered.situation) != chosen.end();
        html.markup += choice("checkbox", "situations", facts_of(situations, offered.situation).id,
                              offered.words[language], state.invalid() + (is_chosen ? " checked" : ""));
    }
    return html;
}

// How much may be written, or how much of it is too much.
std::string limit_words(const std::string& statement, Language language) {
    const auto count = statement_characters(statement);
    if (count > max_statement_characters)
        return fill(text(Text::StatementOver, language), {{"count", std::to_string(count - max_statement_characters)}});
    return fill(text(Text::StatementLimit, language), {{"limit", std::to_string(max_statement_characters)}});
}

// Of a blank code: nobody has entered yet which document it is on.
Html number_input(const Evaluation& evaluation, const FormState& state, Language language) {
    if (state.number == NumberNeed::None) return {};
    const auto field = state_of("document_number", state, language);
    return {
        "<label for=\"document_number\">" + escape(text(Text::BlankNumberLabel, language)).markup +
        "</label><p class=\"hint\" id=\"document_number-hint\">" +
        escape(text(Text::BlankNumberHint, language)).markup + "</p>" + field.error().markup +
        "<input type=\"text\" id=\"document_number\" name=\"document_number\" autocomplete=\"off\" maxlength=\"120\"" +
        attribute("value", evaluation.document_number) + field.invalid() + field.described("document_number-hint") +
        ">"};
}

// In words; what a phone measured comes from the page's script, and is carried along.
Html position_inputs(const Evaluation& evaluation, const FormState& state, Language language) {
    if (state.position == PositionNeed::None) return {};
    const auto& where = evaluation.where;
    const auto line = to_text(where);
    const auto own = state_of("position_words", state, language);
    const auto problem = own.is_wrong() ? own : state_of("position", state, language);
    const auto label = state.position == PositionNeed::Offered ? Text::PositionWordsOptional : Text::PositionWordsLabel;
    return {hidden_input("position", std::string_view{line}.substr(0, line.find('\n'))) +
            "<label for=\"position_words\">" + escape(text(label, language)).markup +
            "</label><p class=\"hint\" id=\"position_words-hint\">" +
            escape(text(Text::PositionWordsHint, language)).markup + "</p>" + problem.error().markup +
            "<input type=\"text\" id=\"position_words\" name=\"position_words\" dir=\"auto\" "
            "maxlength=\"400\"" +
            attribute("value", where.words) + problem.invalid() + problem.described("position_words-hint") + ">"};
}

Html submitting_as_html(const FormState& state, const Visit& visit) {
    if (!state.person) return {};
    const auto language = visit.language;
    const auto words =
        fill(text(Text::SubmittingAs, language), {{"name", state.person->name}, {"phone", state.person->phone}});
    return {"<p class=\"hint\"" + person_attribute(*state.person) + ">" + escape(words).markup + " <a" +
            attribute("href", address_at(visit, "/my")) + ">" + escape(text(Text::SubmittingNotYou, language)).markup +
            "</a></p>"};
}

constexpr std::pair<std::string_view, Message> form_texts[] = {
    {"agree_by_filling_in", Text::AgreeByFillingIn},
    {"situations_hint", Text::SituationsHintPlain},
    {"statement_heading", Text::StatementHeading},
    {"statement_label", Text::StatementLabel},
    {"statement_hint", Text::StatementHint},
    {"submit", Text::Submit},
    {"form_offline", Text::FormOffline},
    {"files_label", Text::PlainFilesLabel},
};

} // namespace

Html plain_form_html(const wire::PlainForm& form, const ModuleContent& content, const FormState& state,
                     const Visit& visit) {
    const auto language = visit.language;
    const auto& evaluation = form.submission.evaluation;
    const auto satisfaction = state_of("satisfaction", state, language);
    const auto ticked = state_of("situations", state, language);
    const auto statement = state_of("statement", state, language);
    const auto files = state_of(UploadIdTag::field, state, language);
    std::vector<Slot> slots{
        {"action", address_at(visit, "/e/" + evaluation.code.symbols())},
        {"hidden", hidden_inputs(form)},
        {"question", content.question[language]},
        {"satisfaction_state", Html{satisfaction.invalid() + satisfaction.described({})}},
        {"satisfaction_error", satisfaction.error()},
        {"satisfaction", satisfaction_inputs(evaluation, language)},
        {"situations_heading", content.situations_heading[language]},
        {"situations_state", Html{ticked.described("situations-hint")}},
        {"situations_error", ticked.error()},
        {"situations", situation_inputs(evaluation, content, ticked, language)},
        {"statement_error", statement.error()},
        {"max_statement_units", max_words_units},
        {"statement_state", Html{statement.invalid() + statement.described("statement-hint statement-limit")}},
        {"statement_limit", limit_words(evaluation.statement, language)},
        {"statement", evaluation.statement},
        {"files_hint", spoken_limits(language)},
        {"files_error", files.error()},
        {"files_kept", kept_inputs("evidence", state.files.kept, language)},
        {"document_number", number_input(evaluation, state, language)},
        {"position", position_inputs(evaluation, state, language)},
        {"submitting_as", submitting_as_html(state, visit)},
        {"files_state", Html{files.invalid() + files.described(files_hints("evidence", state.files.kept))}},
    };
    for (const auto& [name, message] : form_texts) slots.emplace_back(name, text(message, language));
    return {fill_template(page_template("plain_form.html"), slots)};
}

Html problems_html(const Evaluation& evaluation, const ModuleContent& content, const FormState& state,
                   Language language) {
    bool at_fields = true;
    std::string lines;
    for (const auto& problem : state.problems) {
        const auto target = target_of(problem.field, evaluation, content);
        const auto words = escape(summary_words(problem, state.files, !target.empty(), language)).markup;
        at_fields = at_fields && !target.empty();
        lines +=
            "<li>" + (target.empty() ? words : "<a" + attribute("href", "#" + target) + ">" + words + "</a>") + "</li>";
    }
    const auto heading =
        at_fields ? fill(text(Text::ErrorsHeading, language), {{"count", std::to_string(state.problems.size())}})
                  : std::string{text(Text::NotSentHeading, language)};
    return {"<div id=\"errors\" class=\"errors\" role=\"alert\" tabindex=\"-1\" autofocus><h2>" +
            escape(heading).markup + "</h2><ul>" + lines + "</ul></div>"};
}

} // namespace zhiping::http
