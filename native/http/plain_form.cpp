#include "native/http/plain_form.hpp"

#include "native/http/site.hpp"

#include <algorithm>
#include <string>
#include <vector>

namespace zhiping::http {

namespace {

// Of UTF-16, which browsers count. As many as surely fit into what is accepted, each posted as up to
// 9 bytes: a longer statement would be refused whole instead of at its field. Nobody needs more.
constexpr std::string_view most_statement_units = "13000";

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

// Where a link to a field leads: to what is chosen in it, else to the first thing to operate.
std::string target_of(std::string_view field, const Evaluation& evaluation, const ModuleContent& content) {
    if (field == "satisfaction")
        return "satisfaction-" + std::string{facts_of(satisfactions, evaluation.satisfaction.value_or(Satisfaction::Satisfied)).id};
    if (field == "situations")
        return "situations-" + std::string{facts_of(situations, content.situations.front().situation).id};
    return field == "statement" ? "statement" : "";
}

// A field and what is wrong with it, as the parts of its markup say it.
class FieldState {
public:
    FieldState(std::string_view field, std::span<const Error> problems, Language language) : m_field(field) {
        const auto problem = std::find_if(problems.begin(), problems.end(), [&](const Error& each) { return each.field == field; });
        if (problem != problems.end()) m_words = text(problem->message, language);
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
    std::string_view m_words;
};

std::string choice(std::string_view type, std::string_view name, std::string_view id, std::string_view words, const std::string& more) {
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

Html situation_inputs(const Evaluation& evaluation, const ModuleContent& content, const FieldState& state, Language language) {
    Html html;
    const auto& chosen = evaluation.situations;
    for (const auto& offered : content.situations) {
        const bool is_chosen = std::find(chosen.begin(), chosen.end(), offered.situation) != chosen.end();
        html.markup += choice("checkbox", "situations", facts_of(situations, offered.situation).id, offered.words[language],
                              state.invalid() + (is_chosen ? " checked" : ""));
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

constexpr std::pair<std::string_view, Text> form_texts[] = {
    {"agree_by_filling_in", Text::AgreeByFillingIn}, {"situations_hint", Text::SituationsHintPlain},
    {"statement_heading", Text::StatementHeading},   {"statement_label", Text::StatementLabel},
    {"statement_hint", Text::StatementHint},         {"submit", Text::Submit},                      {"form_offline", Text::FormOffline},
};

} // namespace

Html plain_form_html(const wire::PlainForm& form, const ModuleContent& content, std::span<const Error> problems, Language language) {
    const auto& evaluation = form.submission.evaluation;
    const FieldState satisfaction{"satisfaction", problems, language};
    const FieldState ticked{"situations", problems, language};
    const FieldState statement{"statement", problems, language};
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
        {"statement_most", most_statement_units},
        {"statement_state", Html{statement.invalid() + statement.described("statement-hint statement-limit")}},
        {"statement_limit", limit_words(evaluation.statement, language)},
        {"statement", evaluation.statement},
    };
    for (const auto& [name, message] : form_texts) slots.emplace_back(name, text(message, language));
    return {fill_template(page_template("plain_form.html"), slots)};
}

Html problems_html(const Evaluation& evaluation, const ModuleContent& content, std::span<const Error> problems, Language language) {
    bool at_fields = true;
    std::string lines;
    for (const auto& problem : problems) {
        const auto target = target_of(problem.field, evaluation, content);
        const auto words = escape(text(problem.message, language)).markup;
        at_fields = at_fields && !target.empty();
        lines += "<li>" + (target.empty() ? words : "<a" + attribute("href", "#" + target) + ">" + words + "</a>") + "</li>";
    }
    const auto heading = at_fields ? fill(text(Text::ErrorsHeading, language), {{"count", std::to_string(problems.size())}})
                                   : std::string{text(Text::NotSentHeading, language)};
    return {"<div id=\"errors\" class=\"errors\" role=\"alert\" tabindex=\"-1\" autofocus><h2>" + escape(heading).markup +
            "</h2><ul>" + lines + "</ul></div>"};
}

} // namespace zhiping::http
