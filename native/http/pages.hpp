#pragma once

#include "shared/evaluation/code_facts.hpp"

#include <string>
#include <string_view>

namespace zhiping::http {

// In which language a page is written and under which path (decoded, as httplib gives it), so that
// it can link to itself in the other one.
struct Visit {
    Language language;
    std::string path;
};

// The page behind a code: what it is about and the instructions, readable before any script runs.
std::string evaluate_page(const CodeFacts&, const Visit&);

// A page that only says something: where to go from here, or what is wrong.
std::string notice_page(std::string_view heading, std::string_view message, const Visit&);

// What somebody typed, fit to be shown back: cut to a sane length, with U+FFFD for what is not
// text or would disturb the text around it.
std::string shown_back(std::string_view typed);

} // namespace zhiping::http
