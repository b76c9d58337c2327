#include "shared/cases/words.hpp"

#include "shared/text/graphemes.hpp"
#include "shared/text/text_ids.hpp"
#include "shared/text/utf8.hpp"

namespace zhiping {

namespace {

std::string_view trimmed(std::string_view text) {
    constexpr std::string_view blank = " \t\n";
    const auto first = text.find_first_not_of(blank);
    if (first == text.npos) return {};
    return text.substr(first, text.find_last_not_of(blank) - first + 1);
}

} // namespace

Result<Ok> check_words(std::string_view words, const WordLimits& limits) {
    const auto refuse = [&](Message message) { return invalid(std::string{limits.field}, message); };
    if (words.size() > max_words_bytes) return refuse(Text::WordsTooLong);
    if (!is_readable(words)) return refuse(Text::WordsUnreadable);
    const auto characters = count_graphemes(trimmed(words));
    if (characters < limits.min_characters)
        return refuse(limits.min_characters == 1 ? Text::WordsMissing : Text::WordsTooShort);
    if (characters > limits.max_characters) return refuse(Text::WordsTooLong);
    return Ok{};
}

} // namespace zhiping
