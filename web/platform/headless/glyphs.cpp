#include "web/platform/headless/headless.hpp"

#include <algorithm>

namespace zhiping::platform {

namespace {

bool is_wide(char32_t code_point) { return code_point >= 0x2E80; }

} // namespace

// Every ideograph is as wide as it is high, everything else half of that.
float measure_glyph(char32_t code_point, const GlyphStyle& style) {
    return is_wide(code_point) ? style.pixels : style.pixels / 2;
}

void prepare_glyphs(std::span<const char32_t> code_points, const GlyphStyle&) {
    ++headless().glyph_batches;
    headless().glyphs_prepared += code_points.size();
}

GlyphBox rasterise_glyph(char32_t code_point, const GlyphStyle& style, std::vector<std::uint8_t>& bitmap) {
    ++headless().glyphs_taken;
    const float advance = measure_glyph(code_point, style);
    const int width = static_cast<int>(advance);
    const int height = static_cast<int>(style.pixels);
    bitmap.assign(static_cast<std::size_t>(width) * static_cast<std::size_t>(height) * 4, 255);
    return {0, -height, width, height, advance, code_point >= 0x1F000};
}

std::optional<std::string> intern_clusters(std::string_view text) {
    ++headless().texts_interned;
    if (!headless().stand_ins_left) return std::nullopt;
    return std::string{text};
}

// One line for each line feed.
float page_text_height(std::string_view text, float, float, float line, bool) {
    ++headless().texts_measured;
    return line * static_cast<float>(1 + std::count(text.begin(), text.end(), '\n'));
}

} // namespace zhiping::platform
