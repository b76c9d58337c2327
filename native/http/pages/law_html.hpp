#pragma once

#include "native/http/pages/template.hpp"
#include "shared/evaluation/code_facts.hpp"

namespace zhiping::http {

// 法律途径: the section with the id `law`, which says what the law leaves open against a decision. Nothing when the
// code is on no decision.
Html law_html(const CodeFacts&, Language);

// The line that leads there, for a reply that somebody may take for an answer to the decision.
Html law_link_html(std::string_view words);

} // namespace zhiping::http
