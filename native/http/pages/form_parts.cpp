#include "native/http/pages/form_parts.hpp"

#include "native/http/pages/evidence_html.hpp"
#include "shared/names.hpp"
#include "shared/text/shown_back.hpp"
#include "shared/text/text_ids.hpp"

namespace zhiping::http {

std::string attribute(std::string_view name, std::string_view value) {
    return " " + std::string{name} + "=\"" + escape(value).markup + "\"";
}

std::string hidden_input(std::string_view name, std::string_view value) {
    return "<input type=\"hidden\"" + attribute("name", name) + attribute("value", value) + ">";
}

std::string visit_inputs(const Visit& visit) {
    auto html = hidden_input("lang", tag_of(visit.language));
    if (visit.is_elder) html += hidden_input("elder", "1");
    if (visit.is_in_wechat) html += hidden_input("in", "wechat");
    return html;
}

std::string choice(std::string_view type, std::string_view name, std::string_view value, std::string_view words,
                   const std::string& more) {
    return "<label><input" + attribute("type", type) + attribute("name", name) + attribute("value", value) +
           attribute("id", std::string{name} + "-" + std::string{value}) + " autocomplete=\"off\"" + more + "><span>" +
           escape(words).markup + "</span></label>";
}

Html FieldState::error() const {
    if (!is_wrong()) return {};
    return {"<p class=\"wrong\"" + attribute("id", m_id + "-error") + ">" + escape(m_words).markup + "</p>"};
}

std::string FieldState::invalid() const { return is_wrong() ? attribute("aria-invalid", "true") : ""; }

std::string FieldState::described(std::string_view hints) const {
    auto ids = is_wrong() ? m_id + "-error" : std::string{};
    if (!ids.empty() && !hints.empty()) ids += ' ';
    ids += hints;
    return ids.empty() ? "" : attribute("aria-describedby", ids);
}

namespace {

std::string kept_id(std::string_view field) { return std::string{field} + "-kept"; }

std::string words_of_refused(const RefusedFile& file, Language language) {
    std::string words{text(file.reason.message, language)};
    if (file.position > 0)
        words = fill(text(Text::PlainFileRefused, language),
                     {{"position", std::to_string(file.position)}, {"name", shown_back(file.name)}, {"reason", words}});
    for (const std::string_view stop : {"。", "."})
        if (words.ends_with(stop)) words.resize(words.size() - stop.size());
    return fill(text(Text::PlainFilesAgain, language), {{"reason", words}});
}

bool is_of_file(const Error& problem, const FormFiles& files) {
    return files.refused && problem == files.refused->reason;
}

} // namespace

std::string field_words(const Error& problem, const FormFiles& files, Language language) {
    if (is_of_file(problem, files)) return words_of_refused(*files.refused, language);
    return std::string{text(problem.message, language)};
}

std::string summary_words(const Error& problem, const FormFiles& files, bool field_is_shown, Language language) {
    if (field_is_shown && is_of_file(problem, files)) return std::string{text(Text::PlainFilesNotTaken, language)};
    return field_words(problem, files, language);
}

std::string files_hints(std::string_view field, std::span<const KeptFile> kept) {
    return (kept.empty() ? "" : kept_id(field) + " ") + std::string{field} + "-hint";
}

Html kept_inputs(std::string_view field, std::span<const KeptFile> files, Language language) {
    const std::string begin = files.empty() ? "<fieldset class=\"kept\" hidden>" : "<fieldset class=\"kept\">";
    Html html{begin + "<legend" + attribute("id", kept_id(field)) + ">" +
              escape(text(Text::PlainFilesKept, language)).markup + "</legend><p class=\"hint\">" +
              escape(text(Text::PlainFilesKeptHint, language)).markup + "</p><div class=\"card ticks\">"};
    int number = 0;
    for (const auto& [id, format, bytes] : files)
        html.markup +=
            choice("checkbox", names::form_field::upload, id.digits(),
                   std::to_string(++number).append(". ").append(spoken_file(format, bytes, language)), " checked");
    html.markup += "</div></fieldset>";
    return html;
}

} // namespace zhiping::http
