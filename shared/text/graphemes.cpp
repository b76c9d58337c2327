#include "shared/text/graphemes.hpp"

#include "shared/text/grapheme_ranges.hpp" // generated from Unicode's data
#include "shared/text/utf8.hpp"

#include <algorithm>
#include <iterator>

namespace zhiping {

namespace {

using enum GraphemeKind;

constexpr char32_t first_syllable = 0xAC00;
constexpr char32_t last_syllable = 0xD7A3;
constexpr char32_t syllables_per_vowel = 28;

// Most of what people write, and not in the table: letters of ASCII, and Chinese.
struct PlainRange {
    char32_t first;
    char32_t last;
};
constexpr PlainRange plain_ranges[] = {{0x3400, 0x9FFF}, {0x20, 0x7E}};

constexpr bool is_plain(char32_t code_point) {
    return std::any_of(std::begin(plain_ranges), std::end(plain_ranges),
                       [&](PlainRange range) { return code_point >= range.first && code_point <= range.last; });
}

constexpr bool is_in_order() {
    for (std::size_t index = 1; index < std::size(grapheme_ranges); ++index)
        if (grapheme_ranges[index].first() <= grapheme_ranges[index - 1].last()) return false;
    return true;
}

constexpr bool has_nothing_plain() {
    for (const auto& range : grapheme_ranges)
        for (const auto& plain : plain_ranges)
            if (range.first() <= plain.last && plain.first <= range.last()) return false;
    return true;
}

static_assert(is_in_order() && has_nothing_plain());

GraphemeKind kind_of(char32_t code_point) {
    if (is_plain(code_point)) return Other;
    if (code_point >= first_syllable && code_point <= last_syllable)
        return (code_point - first_syllable) % syllables_per_vowel == 0 ? HangulOpenSyllable : HangulClosedSyllable;
    const auto* const found =
        std::lower_bound(std::begin(grapheme_ranges), std::end(grapheme_ranges), code_point,
                         [](GraphemeRange range, char32_t wanted) { return range.last() < wanted; });
    return found != std::end(grapheme_ranges) && found->first() <= code_point ? found->kind() : Other;
}

bool is_control(GraphemeKind kind) { return kind == CarriageReturn || kind == LineFeed || kind == Control; }

bool never_begins(GraphemeKind kind) {
    return kind == Extend || kind == NonJoiner || kind == Linker || kind == Joiner || kind == SpacingMark;
}

bool is_one_syllable(GraphemeKind last, GraphemeKind next) {
    const bool open = last == HangulVowel || last == HangulOpenSyllable;
    const bool closed = last == HangulTrailing || last == HangulClosedSyllable;
    if (last == HangulLeading)
        return next == HangulLeading || next == HangulVowel || next == HangulOpenSyllable ||
               next == HangulClosedSyllable;
    return (open && (next == HangulVowel || next == HangulTrailing)) || (closed && next == HangulTrailing);
}

// What the end of a cluster may still join to itself, beside what its last code point alone says.
enum class Open { Nothing, HalfFlag, Pictograph, JoinedPictograph, Consonant, LinkedConsonant };

Open open_after(Open open, GraphemeKind next) {
    const bool conjunct = open == Open::Consonant || open == Open::LinkedConsonant;
    const auto kept_if = [&](bool kept) { return kept ? open : Open::Nothing; };
    switch (next) {
    case RegionalIndicator: return open == Open::HalfFlag ? Open::Nothing : Open::HalfFlag;
    case Pictograph: return Open::Pictograph;
    case Consonant: return Open::Consonant;
    case Extend: return kept_if(conjunct || open == Open::Pictograph);
    case NonJoiner: return kept_if(open == Open::Pictograph);
    case Linker: return conjunct ? Open::LinkedConsonant : kept_if(open == Open::Pictograph);
    case Joiner: return open == Open::Pictograph ? Open::JoinedPictograph : kept_if(conjunct);
    default: return Open::Nothing;
    }
}

// By the numbers of the rules in UAX #29.
bool goes_on(GraphemeKind last, Open open, GraphemeKind next) {
    if (is_control(last) || is_control(next)) return last == CarriageReturn && next == LineFeed; // GB3, GB4, GB5
    if (is_one_syllable(last, next)) return true;                                                // GB6, GB7, GB8
    if (never_begins(next) || last == Prepend) return true;                                      // GB9, GB9a, GB9b
    if (next == Consonant) return open == Open::LinkedConsonant;                                 // GB9c
    if (next == Pictograph) return open == Open::JoinedPictograph;                               // GB11
    return next == RegionalIndicator && open == Open::HalfFlag;                                  // GB12, GB13
}

} // namespace

std::string_view take_grapheme(std::string_view& text) {
    auto rest = text;
    const auto first = take_code_point(rest);
    if (!first) rest.remove_prefix(std::min<std::size_t>(rest.size(), 1));
    auto last = first ? kind_of(*first) : Control;
    auto open = open_after(Open::Nothing, last);
    for (auto after = rest; const auto code_point = take_code_point(after); rest = after) {
        const auto next = kind_of(*code_point);
        if (!goes_on(last, open, next)) break;
        open = open_after(open, next);
        last = next;
    }
    const auto taken = text.substr(0, text.size() - rest.size());
    text = rest;
    return taken;
}

std::size_t count_graphemes(std::string_view text) {
    std::size_t count = 0;
    for (; !text.empty(); ++count) take_grapheme(text);
    return count;
}

std::string_view graphemes_version() { return grapheme_unicode_version; }

} // namespace zhiping
