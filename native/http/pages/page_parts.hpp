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

Html facts_html(const CodeFacts&, Language);
Html instructions_html(const Catalogue&, Language);

} // namespace zhiping::http
