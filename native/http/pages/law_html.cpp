#include "native/http/pages/law_html.hpp"

#include "native/http/pages/page_parts.hpp"
#include "shared/text/text_ids.hpp"

namespace zhiping::http {

Html law_html(const CodeFacts& facts, Language language) {
    std::string items;
    for (const auto& sentence : describe_legal_way(facts, language)) items += element("li", sentence).markup;
    if (items.empty()) return {};
    return {"<section id=\"law\">" + element("h2", text(Text::LegalWay, language)).markup + "<ul class=\"card rows\">" +
            items + "</ul></section>"};
}

Html law_link_html(std::string_view words) { return {"<p><a href=\"#law\">" + escape(words).markup + "</a></p>"}; }

} // namespace zhiping::http
