#include "shared/persons/person_name.hpp"

#include "shared/text/graphemes.hpp"
#include "shared/text/text_ids.hpp"
#include "shared/text/utf8.hpp"

namespace zhiping {

namespace {

constexpr std::size_t max_bytes = 4096; // Sixty characters may have many code points, and not this many.

bool is_blank(char32_t sign) { return sign == ' ' || sign == '\t' || sign == '\n' || sign == 0xA0 || sign == 0x3000; }

// Bullets and middle dots of keyboards, Katakana and Latin.
bool is_point(char32_t sign) {
    constexpr std::u32string_view points = U"\u00B7\u2022\u2027\u2219\u22C5\u30FB\uFF65";
    return points.find(sign) != std::u32string_view::npos;
}

std::string tidy(std::string_view typed) {
    std::string name;
    bool is_apart = false;
    while (const auto sign = take_code_point(typed)) {
        if (is_blank(*sign)) {
            is_apart = !name.empty();
            continue;
        }
        if (is_apart) name += ' ';
        is_apart = false;
        append_utf8(name, is_point(*sign) ? 0xB7 : *sign);
    }
    return name;
}

bool disturbs(std::string_view name) {
    while (const auto sign = take_code_point(name))
        if (disturbs_its_line(*sign)) return true;
    return false;
}

} // namespace

Result<PersonName> PersonName::parse(std::string_view typed) {
    const auto malformed = [](Message message) { return Error{ErrorCode::Invalid, message, "name"}; };
    if (typed.size() > max_bytes) return malformed(Text::NameTooLong);
    if (!is_utf8(typed)) return malformed(Text::NameUnreadable);
    auto name = tidy(readable(typed));
    if (name.empty()) return malformed(Text::NameMissing);
    if (disturbs(name)) return malformed(Text::NameUnreadable);
    if (count_graphemes(name) > max_characters) return malformed(Text::NameTooLong);
    return PersonName{std::move(name)};
}

std::string PersonName::masked() const {
    std::string_view rest = m_text;
    const auto first = take_grapheme(rest);
    return (rest.empty() ? "" : std::string{first}) + "**";
}

} // namespace zhiping
