#pragma once

#include "shared/table.hpp"

#include <array>
#include <string_view>

namespace zhiping {

enum class Language { Chinese, English };

struct LanguageFacts {
    Language value;
    std::string_view id; // The BCP 47 tag, also the name of its file in assets/text.
};

inline constexpr std::array languages{
    LanguageFacts{Language::Chinese, "zh-CN"},
    LanguageFacts{Language::English, "en"},
};
static_assert(follows_enum(languages));

constexpr std::string_view tag_of(Language language) { return facts_of(languages, language).id; }

// The one that a page can be read in instead.
constexpr Language other_than(Language language) {
    return language == Language::Chinese ? Language::English : Language::Chinese;
}

// The language a browser asks for in Accept-Language (RFC 9110, 12.5.4): the one of ours with the
// highest weight, the earlier one when they tie. Chinese when it names neither.
Language preferred_language(std::string_view accept_language);

} // namespace zhiping
