#include "web/ui/shaping.hpp"

#include "shared/text/utf8.hpp"

#include <algorithm>
#include <array>

namespace zhiping::ui {

namespace {

struct Blocks {
    char32_t first;
    char32_t last;
};

// Whole blocks of Unicode, in order: a letter listed without need only means that the page shows its text.
constexpr std::array blocks{
    Blocks{0x0300, 0x036F},   // Accents that are written after their letter.
    Blocks{0x0483, 0x0489},   // Of Cyrillic.
    Blocks{0x0590, 0x109F},   // Hebrew, Arabic to Nko, India's, Thai, Lao, Tibetan, Myanmar.
    Blocks{0x1100, 0x11FF},   // Hangul in parts.
    Blocks{0x1700, 0x1C7F},   // The Philippines', Khmer, Mongolian, Limbu, the Tai's, Balinese to Ol Chiki.
    Blocks{0x1CD0, 0x1CFF},   // Of the Vedas.
    Blocks{0x1DC0, 0x1DFF},   // More accents.
    Blocks{0x2DE0, 0x2DFF},   // Of old Cyrillic.
    Blocks{0xA66F, 0xA69F},   //
    Blocks{0xA800, 0xABFF},   // Syloti to Meetei Mayek, Javanese, more Hangul in parts.
    Blocks{0xD7B0, 0xD7FF},   //
    Blocks{0xFB1D, 0xFDFF},   // Hebrew and Arabic in their shapes.
    Blocks{0xFE20, 0xFE2F},   // Half accents.
    Blocks{0xFE70, 0xFEFC},   //
    Blocks{0x10800, 0x11FFF}, // What was written from right to left, and India's again.
    Blocks{0x16100, 0x1613F}, // Gurung Khema
    Blocks{0x1E000, 0x1EFFF}, // Glagolitic accents to Adlam and Arabic's mathematics.
};

} // namespace

bool needs_shaping(std::string_view text) {
    while (const auto code_point = take_code_point(text)) {
        if (*code_point < blocks[0].first) continue;
        const auto* found = std::lower_bound(blocks.begin(), blocks.end(), *code_point,
                                             [](const Blocks& each, char32_t wanted) { return each.last < wanted; });
        if (found != blocks.end() && found->first <= *code_point) return true;
    }
    return false;
}

} // namespace zhiping::ui
