#pragma once

#include <cstdint>

namespace zhiping {

// How a code point behaves in a grapheme cluster: what occurs together of the three properties that
// UAX #29 asks for (Grapheme_Cluster_Break, Extended_Pictographic, Indic_Conjunct_Break).
enum class GraphemeKind : std::uint8_t {
    Other,
    CarriageReturn,
    LineFeed,
    Control,
    Extend,
    NonJoiner, // Extends, but ends a conjunct.
    Linker,    // Extends, and joins the consonant before it to the next.
    Joiner,
    RegionalIndicator,
    Prepend,
    SpacingMark,
    HangulLeading,
    HangulVowel,
    HangulTrailing,
    Pictograph,
    Consonant,
    // Not in the table: computed from their place among the syllables.
    HangulOpenSyllable,
    HangulClosedSyllable,
};

// Up to 128 code points of one kind that follow each other, in four bytes: a phone downloads them.
class GraphemeRange {
public:
    constexpr GraphemeRange(char32_t first, std::uint32_t length, GraphemeKind kind)
        : m_packed(static_cast<std::uint32_t>(first) << 11 | (length - 1) << 4 | static_cast<std::uint32_t>(kind)) {}

    constexpr char32_t first() const { return m_packed >> 11; }
    constexpr char32_t last() const { return first() + (m_packed >> 4 & 0x7F); }
    constexpr GraphemeKind kind() const { return static_cast<GraphemeKind>(m_packed & 0xF); }

private:
    std::uint32_t m_packed;
};

} // namespace zhiping
