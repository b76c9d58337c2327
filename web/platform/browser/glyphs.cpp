#include "web/platform/glyphs.hpp"

#include "web/platform/browser/words.hpp"

#include <emscripten.h>

#include <array>
#include <cstdlib>
#include <memory>

// clang-format off
EM_JS(double, js_measure_glyph, (unsigned code_point, double pixels, int bold, int light_ink), {
    return Module.page.measureGlyph(code_point, {pixels: pixels, bold: !!bold, lightInk: !!light_ink});
});
EM_JS(void, js_prepare_glyphs, (const void* code_points, int count, double pixels, int bold, int light_ink), {
    Module.page.prepareGlyphs(Array.from(HEAP32.subarray(code_points >> 2, (code_points >> 2) + count)),
                              {pixels: pixels, bold: !!bold, lightInk: !!light_ink});
});
EM_JS(void*, js_rasterise_glyph, (unsigned code_point, double pixels, int bold, int light_ink, int* box, double* advance), {
    const glyph = Module.page.takeGlyph(code_point, {pixels: pixels, bold: !!bold, lightInk: !!light_ink});
    HEAP32.set([glyph.left, glyph.top, glyph.width, glyph.height, glyph.coloured ? 1 : 0], box >> 2);
    HEAPF64[advance >> 3] = glyph.advance;
    const bitmap = _malloc(glyph.pixels.length || 1);
    HEAPU8.set(glyph.pixels, bitmap);
    return bitmap;
});
EM_JS(char*, js_intern_clusters, (const char* text, int size), {
    const interned = Module.page.internClusters(UTF8ToString(text, size));
    return interned === null ? 0 : allocateUTF8(interned);
});
EM_JS(double, js_page_text_height, (const char* text, int length, double width, double size, double line, int bold), {
    return Module.page.pageTextHeight(UTF8ToString(text, length), {width: width, size: size, line: line, bold: bold});
});
// clang-format on

namespace zhiping::platform {

float measure_glyph(char32_t code_point, const GlyphStyle& style) {
    return static_cast<float>(
        js_measure_glyph(code_point, static_cast<double>(style.pixels), style.bold, style.light_ink));
}

void prepare_glyphs(std::span<const char32_t> code_points, const GlyphStyle& style) {
    js_prepare_glyphs(code_points.data(), static_cast<int>(code_points.size()), static_cast<double>(style.pixels),
                      style.bold, style.light_ink);
}

GlyphBox rasterise_glyph(char32_t code_point, const GlyphStyle& style, std::vector<std::uint8_t>& bitmap) {
    std::array<int, 5> box{};
    double advance = 0;
    const std::unique_ptr<void, decltype(&std::free)> pixels{
        js_rasterise_glyph(code_point, static_cast<double>(style.pixels), style.bold, style.light_ink, box.data(),
                           &advance),
        std::free};
    const auto* bytes = static_cast<const std::uint8_t*>(pixels.get());
    bitmap.assign(bytes, bytes + box[2] * box[3] * 4);
    return {box[0], box[1], box[2], box[3], static_cast<float>(advance), box[4] != 0};
}

std::optional<std::string> intern_clusters(std::string_view text) {
    char* interned = js_intern_clusters(text.data(), length(text));
    if (!interned) return std::nullopt;
    return take(interned);
}

float page_text_height(std::string_view text, float width, float size, float line, bool bold) {
    return static_cast<float>(js_page_text_height(text.data(), length(text), static_cast<double>(width),
                                                  static_cast<double>(size), static_cast<double>(line), bold));
}

} // namespace zhiping::platform
