#pragma once

#include "native/http/pages/template.hpp"
#include "native/http/pages/visit.hpp"
#include "shared/catalogue/catalogue.hpp"
#include "shared/evaluation/code_facts.hpp"

#include <string>
#include <string_view>
#include <vector>

// What several pages of the server are made of.
namespace zhiping::http {

// The slots that every page of ours has.
std::vector<Slot> frame_slots(const Visit&, std::string_view title);

// <tag>content</tag>; nothing when there is no content.
Html element(const std::string& tag, std::string_view content);

// A page of its own heading and content, `kind` is its style.
struct PageContent {
    std::string heading;
    bool is_wrong; // Something on it is.
    Html content;
};
std::string content_page(std::string_view kind, const PageContent&, const Visit&);

// A link that leads on, in a paragraph.
Html onward_html(std::string_view address, std::string_view words);

Html facts_html(const CodeFacts&, Language);
Html instructions_html(const Catalogue&, Language);

} // namespace zhiping::http
