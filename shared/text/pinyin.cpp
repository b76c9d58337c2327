#include "shared/text/pinyin.hpp"

#include "shared/text/pinyin_readings.hpp"
#include "shared/text/utf8.hpp"

#include <algorithm>
#include <iterator>
#include <optional>
#include <string>
#include <vector>

namespace zhiping {

namespace {

char32_t folded(char32_t character) {
    constexpr char32_t full_width = U'！' - U'!';
    if (character >= U'！' && character <= U'～') character -= full_width;
    if (character >= U'A' && character <= U'Z') return character - U'A' + U'a';
    return character == U'ü' || character == U'Ü' ? U'v' : character;
}

bool is_skipped(char32_t character) {
    constexpr std::u32string_view skipped = U" \t-'·‘’\u00a0\u3000";
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

// How many letters of what was typed may be used up; each at its index.
using Reached = std::vector<bool>;

// From one place among what was typed to all those that the character can lead to.
void go_on(char32_t character, std::u32string_view typed, std::size_t at, Reached& reached) {
    if (at < typed.size() && character == typed[at]) reached[at + 1] = true;
    for (const auto* reading = first_reading_of(character);
         reading != std::end(pinyin_readings) && reading->character == character; ++reading) {
        const std::string_view syllable = reading->syllable;
        // One letter of it or more, as many as agree.
        for (std::size_t length = 1; length <= syllable.size() && at + length <= typed.size(); ++length) {
            if (!is_same_letter(syllable[length - 1], typed[at + length - 1])) break;
            reached[at + length] = true;
        }
    }
}

} // namespace

// Each character is looked at once for each place that was reached: nothing grows with the number of ways.
bool is_meant(std::string_view name, std::string_view typed) {
    const auto all = letters_of(name), wanted = letters_of(typed);
    if (!all || !wanted) return false;
    Reached reached(wanted->size() + 1);
    for (const auto character : *all) {
        reached[0] = true; // It may begin anywhere.
        if (reached.back()) return true;
        Reached next(wanted->size() + 1);
        for (std::size_t at = 0; at < reached.size(); ++at)
            if (reached[at]) go_on(character, *wanted, at, next);
        reached = std::move(next);
    }
    return wanted->empty() || reached.back();
}

} // namespace zhiping
