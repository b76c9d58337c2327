#include "native/http/pages/plain_form.hpp"

#include "native/http/pages/evidence_html.hpp"
#include "native/http/pages/pages.hpp"
#include "native/http/pages/site.hpp"
#include "shared/evaluation/error_target.hpp"
#include "shared/evaluation/satisfaction.hpp"
#include "shared/names.hpp"
#include "shared/text/shown_back.hpp"
#include "shared/text/text_ids.hpp"

#include <algorithm>
#include <string>
#include <vector>

namespace zhiping::http {

namespace {

// Of UTF-16, which browsers count. As many as surely fit into what is accepted, each posted as up to
// 9 bytes: a longer statement would be refused whole instead of at its field. Nobody needs more.
constexpr std::string_view max_statement_units = "13000";

std::string attribute(std::string_view name, std::string_view value) {
    return " " + std::string{name} + "=\"" + escape(value).markup + "\"";
}

std::string hidden_input(std::string_view name, std::string_view value) {
    return "<input type=\"hidden\"" + attribute("name", name) + attribute("value", value) + ">";
}

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
    return field == "statement" || field == UploadIdTag::field ? std::string{field} : "";
}

// Which file is refused and why; a browser has forgotten which were chosen.
std::string words_of_refused(const RefusedFile& file, Language language) {
    std::string words{text(file.reason.message, language)};
    if (file.position > 0)
        words = fill(text(Text::PlainFileRefused, language),
                     {{"position", std::to_string(file.position)}, {"name", shown_back(file.name)}, {"reason", words}});
    for (const std::string_view stop : {"。", "."})
        if (words.ends_with(stop)) words.resize(words.size() - stop.size());
    return fill(text(Text::PlainFilesAgain, language), {{"reason", words}});
}

std::string words_of(const Error& problem, const FormFiles& files, Language language) {
    if (files.refused && problem == files.refused->reason) return words_of_refused(*files.refused, language);
    return std::string{text(problem.message, language)};
}

// A field and what is wrong with it, as the parts of its markup say it.
class FieldState {
public:
    FieldState(std::string_view field, const FormState& state, Language language) : m_field(field) {
        const auto& problems = state.problems;
        const auto problem =
            std::find_if(problems.begin(), problems.end(), [&](const Error& each) { return each.field == field; });
        if (problem != problems.end()) m_words = words_of(*problem, state.files, language);
    }

    bool is_wrong() const { return !m_words.empty(); }

    // What stands above the field.
    Html error() const {
        if (!is_wrong()) return {};
        return {"<p class=\"wrong\"" + attribute("id", m_field + "-error") + ">" + escape(m_words).markup + "</p>"};
    }

    std::string invalid() const { return is_wrong() ? attribute("aria-invalid", "true") : ""; }

    // The attribute that names what describes it, the error first.
    std::string described(std::string_view hints) const {
        auto ids = is_wrong() ? m_field + "-error" : std::string{};
        if (!ids.empty() && !hints.empty()) ids += ' ';
        ids += hints;
        return ids.empty() ? "" : attribute("aria-describedby", ids);
    }

private:
    std::string m_field;
    std::string m_words;
};

std::string choice(std::string_view type, std::string_view name, std::string_view id, std::string_view words,
                   const std::string& more) {
    return "<label><input" + attribute("type", type) + attribute("name", name) + attribute("value", id) +
           attribute("id", std::string{name} + "-" + std::string{id}) + " autocomplete=\"off\"" + more + "><span>" +
           escape(words).markup + "</span></label>";
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

// Files that were received before; unticking one leaves it out. Hidden when there are none, for the page's script to
// fill (web/page/citizen/server_form.ts).
Html kept_inputs(std::span<const KeptFile> files, Language language) {
    const std::string begin = files.empty() ? "<fieldset class=\"kept\" hidden>" : "<fieldset class=\"kept\">";
    Html html{begin + "<legend>" + escape(text(Text::PlainFilesKept, language)).markup + "</legend><p class=\"hint\">" +
              escape(text(Text::PlainFilesKeptHint, language)).markup + "</p><div class=\"card ticks\">"};
    int number = 0;
    for (const auto& [id, format, bytes] : files)
        html.markup +=
            choice("checkbox", names::form_field::upload, id.digits(),
                   std::to_string(++number).append(". ").append(spoken_file(format, bytes, language)), " checked");
    html.markup += "</div></fieldset>";
    return html;
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
                     Language language) {
    const auto& evaluation = form.submission.evaluation;
    const FieldState satisfaction{"satisfaction", state, language};
    const FieldState ticked{"situations", state, language};
    const FieldState statement{"statement", state, language};
    const FieldState files{UploadIdTag::field, state, language};
    std::vector<Slot> slots{
        {"action", "/e/" + evaluation.code.symbols() + "?lang=" + std::string{tag_of(language)}},
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
        {"max_statement_units", max_statement_units},
        {"statement_state", Html{statement.invalid() + statement.described("statement-hint statement-limit")}},
        {"statement_limit", limit_words(evaluation.statement, language)},
        {"statement", evaluation.statement},
        {"files_hint", spoken_limits(language)},
        {"files_error", files.error()},
        {"files_kept", kept_inputs(state.files.kept, language)},
        {"files_state", Html{files.invalid() + files.described("evidence-hint")}},
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
        const auto words = escape(words_of(problem, state.files, language)).markup;
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
