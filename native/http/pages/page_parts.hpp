#pragma once

#include "native/http/pages/pages.hpp"
#include "native/http/pages/template.hpp"
#include "shared/catalogue/catalogue.hpp"

#include <string>
#include <string_view>
#include <vector>

// What several pages of the server are made of.
namespace zhiping::http {

// A page of ours in that language.
std::string address_of(const Visit&, Language);

// The slots that every page of ours has.
std::vector<Slot> frame_slots(const Visit&, std::string_view title);

// <tag>content</tag>; nothing when there is no content.
Html element(const std::string& tag, std::string_view content);

Html facts_html(const CodeFacts&, Language);
Html instructions_html(const Catalogue&, Language);

} // namespace zhiping::http
