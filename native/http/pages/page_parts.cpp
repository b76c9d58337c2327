#include "native/http/pages/page_parts.hpp"

#include "native/http/pages/site.hpp"
#include "native/http/pages/wechat_html.hpp"
#include "shared/text/text_ids.hpp"

namespace zhiping::http {

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
        {"elder_class", Html{visit.is_elder ? " class=\"elder\"" : ""}},
        {"elder_address", elder_switch_of(visit)},
        {"wechat", wechat_html(visit)},
        {"switch_elder", text(visit.is_elder ? Text::SwitchToStandardMode : Text::SwitchToElderMode, language)},
    };
}

Html element(const std::string& tag, std::string_view content) {
    if (content.empty()) return {};
    return {"<" + tag + ">" + escape(content).markup + "</" + tag + ">"};
}

std::string content_page(std::string_view kind, const PageContent& page, const Visit& visit) {
    const std::string prefix{page.is_wrong ? text(Text::ErrorPrefix, visit.language) : ""};
    const auto title = prefix + page.heading;
    auto slots = frame_slots(visit, title);
    slots.emplace_back("kind", kind);
    slots.emplace_back("heading", page.heading);
    slots.emplace_back("content", page.content);
    return fill_template(page_template("content.html"), slots);
}

Html onward_html(std::string_view address, std::string_view words) {
    return {"<p><a class=\"onward\" href=\"" + escape(address).markup + "\">" + escape(words).markup + "</a></p>"};
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
