#include "shared/cases/words.hpp"

#include "shared/text/graphemes.hpp"
#include "shared/text/text_ids.hpp"
#include "shared/text/utf8.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace zhiping {

namespace {

// White space (Unicode, PropList.txt) and characters without width: the ideographic space stands on every Chinese
// keyboard.
bool is_blank(char32_t symbol) {
    constexpr std::array<std::pair<char32_t, char32_t>, 9> blank{{{U'\t', U'\n'},
                                                                  {U' ', U' '},
                                                                  {0x00A0, 0x00A0},
                                                                  {0x1680, 0x1680},
                                                                  {0x2000, 0x200F},
                                                                  {0x2028, 0x202F},
                                                                  {0x205F, 0x2064},
                                                                  {0x3000, 0x3000},
                                                                  {0xFEFF, 0xFEFF}}};
    return std::any_of(blank.begin(), blank.end(),
                       [&](const auto& range) { return symbol >= range.first && symbol <= range.second; });
}

bool is_digit(char32_t symbol) { return (symbol >= U'0' && symbol <= U'9') || (symbol >= U'０' && symbol <= U'９'); }

std::string_view trimmed(std::string_view text) {
    const char* first = nullptr;
    const char* end = text.data();
    for (auto rest = text; !rest.empty();) {
        const char* const begin = rest.data();
        const bool is_seen = !is_blank(take_code_point(rest).value_or(U' '));
        if (is_seen && !first) first = begin;
        if (is_seen) end = rest.data();
    }
    return first ? std::string_view{first, static_cast<std::size_t>(end - first)} : std::string_view{};
}

std::string without_blanks(std::string_view text) {
    std::string seen;
    for (auto rest = text; !rest.empty();) {
        const char* const begin = rest.data();
        const bool is_seen = !is_blank(take_code_point(rest).value_or(U' '));
        if (is_seen) seen.append(begin, rest.data());
    }
    return seen;
}

} // namespace

Result<Ok> check_words(std::string_view words, const WordLimits& limits) {
    const auto refuse = [&](Message message) { return invalid(std::string{limits.field}, message); };
    if (words.size() > max_words_bytes) return refuse(Text::WordsTooLong);
    if (!is_readable(words)) return refuse(Text::WordsUnreadable);
    if (count_graphemes(without_blanks(words)) < limits.min_characters)
        return refuse(limits.min_characters == 1 ? Text::WordsMissing : Text::WordsTooShort);
    if (count_graphemes(trimmed(words)) > limits.max_characters) return refuse(Text::WordsTooLong);
    return Ok{};
}

std::string comparable_words(std::string_view words) {
    std::string comparable;
    bool is_in_digits = false;
    while (const auto symbol = take_code_point(words)) {
        if (is_blank(*symbol)) continue;
        const bool was_in_digits = std::exchange(is_in_digits, is_digit(*symbol));
        if (is_in_digits && was_in_digits) continue;
        append_utf8(comparable, is_in_digits ? U'0' : *symbol);
    }
    return comparable;
}

} // namespace zhiping
