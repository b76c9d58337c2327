#pragma once

#include "shared/evaluation/code_facts.hpp"

#include <string>
#include <vector>

namespace zhiping::drawing {

inline constexpr std::size_t cards_per_page = 24;

// A complete HTML page to print on A4: for each code its QR picture (an svg whose accessible name
// is the code), the code to type, and what it is about. The picture holds BASE_URL/e/CODE.
std::string sheet_html(const std::vector<CodeFacts>&, const std::string& public_url);

// A complete HTML page to print on A4, a page for each code: a large QR picture, what it is about and how else to reach
// it, in both languages. To be hung up where citizens wait.
std::string signs_html(const std::vector<CodeFacts>&, const std::string& public_url);

} // namespace zhiping::drawing
