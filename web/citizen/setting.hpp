#pragma once

#include "shared/evaluation/code_facts.hpp"
#include "shared/text/language.hpp"
#include "shared/text/text.hpp"

#include <string_view>

namespace zhiping::citizen {

// What the form is about, and the language it speaks by now. App's parts share one.
struct Setting {
    CodeFacts facts;
    Language language;

    std::string_view words(Message message) const { return text(message, language); }
};

} // namespace zhiping::citizen
