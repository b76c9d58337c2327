#include "shared/text/pinyin.hpp"

#include "shared/text/pinyin_readings.hpp"
#include "shared/text/utf8.hpp"

#include <algorithm>
#include <iterator>
#include <optional>
#include <string>

namespace zhiping {

namespace {

char32_t folded(char32_t character) {
    if (character >= U'A' && character <= U'Z') return character - U'A' + U'a';
    return character == U'ü' || character == U'Ü' ? U'v' : character;
}

bool is_skipped(char32_t character) {
    constexpr std::u32string_view skipped = U" \t-'·\u3000";
    return skipped.find(character) != skipped.npos;
}

// What counts of a text; nullopt when it is no UTF-8.
std::optional<std::u32string> letters_of(std::string_view text) {
    std::u32string letters;
    while (!text.empty()) {
        const auto character = take_code_point(text);
        if (!character) return std::nullopt;
        if (!is_skipped(*character)) letters += folded(*character);
    }
    return letters;
}

bool is_same_letter(char letter, char32_t typed) {
    return static_cast<char32_t>(letter) == typed || (letter == 'v' && typed == U'u');
}

const PinyinReading* first_reading_of(char32_t character) {
    return std::lower_bound(std::begin(pinyin_readings), std::end(pinyin_readings), character,
                            [](const PinyinReading& reading, char32_t sought) { return reading.character < sought; });
}

// Whether the rest that was typed is a way to begin the rest of the name.
bool begins(std::u32string_view name, std::u32string_view typed) {
    if (typed.empty()) return true;
    if (name.empty()) return false;
    const auto rest = name.substr(1);
    if (name[0] == typed[0] && begins(rest, typed.substr(1))) return true;
    for (const auto* reading = first_reading_of(name[0]);
         reading != std::end(pinyin_readings) && reading->character == name[0]; ++reading) {
        const std::string_view syllable = reading->syllable;
        // One letter of it or more, as many as agree.
        for (std::size_t length = 1; length <= std::min(syllable.size(), typed.size()); ++length) {
            if (!is_same_letter(syllable[length - 1], typed[length - 1])) break;
            if (begins(rest, typed.substr(length))) return true;
        }
    }
    return false;
}

} // namespace

bool is_meant(std::string_view name, std::string_view typed) {
    const auto all = letters_of(name), wanted = letters_of(typed);
    if (!all || !wanted) return false;
    for (std::size_t at = 0; at <= all->size(); ++at)
        if (begins(std::u32string_view{*all}.substr(at), *wanted)) return true;
    return false;
}

} // namespace zhiping
