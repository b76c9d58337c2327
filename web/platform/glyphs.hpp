#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

// What is written, in the phone's own fonts.
namespace zhiping::platform {

struct GlyphStyle {
    float pixels; // Size of the em square in device pixels.
    bool bold;
    bool light_ink; // Light strokes cover more than dark ones: rasterise as it will be seen.

    bool operator==(const GlyphStyle&) const = default;
};

struct GlyphBox {
    int left; // From the pen position to the bitmap's left edge, device pixels.
    int top;  // From the baseline down to its upper edge: usually negative.
    int width;
    int height;
    float advance; // Device pixels.
    bool coloured; // An emoji: shown in its own colours.
};

float measure_glyph(char32_t, const GlyphStyle&); // The advance in device pixels.

// Draws them with the phone's own fonts, all at once, and keeps them until rasterise_glyph() asks.
void prepare_glyphs(std::span<const char32_t>, const GlyphStyle&);

// Draws with the phone's own fonts what was not prepared: `bitmap` gets width × height RGBA pixels, not premultiplied,
// white where not coloured.
GlyphBox rasterise_glyph(char32_t, const GlyphStyle&, std::vector<std::uint8_t>& bitmap);

// The text with every character that a person sees as one but that is not one code point of the
// basic plane (an emoji family, a flag, a rare ideograph) replaced by a private-use code point
// that stands for it in the three functions above; nullopt when there are none left to stand for it.
std::optional<std::string> intern_clusters(std::string_view text);

// How high the page's own text would be in a box of this width.
float page_text_height(std::string_view text, float width, float size, float line, bool bold);

} // namespace zhiping::platform
