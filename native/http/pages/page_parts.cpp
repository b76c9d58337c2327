#include "native/http/pages/page_parts.hpp"
#include "shared/text/text_ids.hpp"

#include <algorithm>

namespace zhiping::http {

namespace {

bool stays_in_path(char character) {
    const bool is_letter = (character >= 'a' && character <= 'z') || (character >= 'A' && character <= 'Z');
    const bool is_digit = character >= '0' && character <= '9';
    return is_letter || is_digit || std::string_view{"/-._~"}.find(character) != std::string_view::npos;
}

Language other_than(Language language) { return language == Language::Chinese ? Language::English : Language::Chinese; }

} // namespace

// The path starts with exactly one slash: two would name another host.
std::string address_of(const Visit& visit, Language language) {
    std::string_view path{visit.path};
    path.remove_prefix(std::min(path.find_first_not_of('/'), path.size()));
    std::string address = "/";
    for (const char character : path) {
        const auto byte = static_cast<unsigned char>(character);
        if (stays_in_path(character))
            address += character;
        else
            (address += '%') += {"0123456789ABCDEF"[byte >> 4], "0123456789ABCDEF"[byte & 15]};
    }
    return address + "?" + visit.query + "lang=" + std::string{tag_of(language)};
}

std::vector<Slot> frame_slots(const Visit& visit, std::string_view title) {
    const auto language = visit.language;
    const auto other = other_than(language);
    return {
        {"language", tag_of(language)},
        {"title", title},
        {"publisher", text(Text::Publisher, language)},
        {"service_name", text(Text::ServiceName, language)},
        {"this_address", address_of(visit, language)},
        {"switch_address", address_of(visit, other)},
        {"switch_language", text(Text::SwitchLanguage, language)},
        {"other_language", tag_of(other)},
    };
}

Html element(const std::string& tag, std::string_view content) {
    if (content.empty()) return {};
    return {"<" + tag + ">" + escape(content).markup + "</" + tag + ">"};
}

Html facts_html(const CodeFacts& facts, Language language) {
    const auto lines = describe(facts, language);
    Html html = element("strong", lines.subject);
    for (const auto& detail : lines.details) html.markup += element("p", detail).markup;
    html.markup += element("p", lines.document_number).markup;
    return html;
}

Html instructions_html(const Catalogue& catalogue, Language language) {
    Html html;
    for (const auto& words : catalogue.instructions) html.markup += element("li", words[language]).markup;
    return html;
}

} // namespace zhiping::http
