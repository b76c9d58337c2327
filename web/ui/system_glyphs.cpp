#include "web/ui/system_glyphs.hpp"

#include "shared/text/utf8.hpp"
#include "web/platform/glyphs.hpp"

#include <imgui_internal.h>
#include <misc/freetype/imgui_freetype.h>

#include <algorithm>
#include <vector>

// ImFontLoader is internal: look at its fields again before moving on to a newer version.
static_assert(IMGUI_VERSION_NUM >= 19200 && IMGUI_VERSION_NUM < 19300, "ImFontLoader may have changed");

namespace zhiping::ui {

namespace {

// How far a line of text reaches above and below its baseline, in parts of its size. Wide enough
// for Chinese and emoji in every font that phones come with.
constexpr float ascent = 0.92f;
constexpr float descent = 0.24f;

constexpr unsigned bold_flag = 1;
constexpr unsigned light_ink_flag = 2;

// All glyphs together, in pixels; the atlas may have four times as many. A large phone's canvas full of different
// ideographs needs this many.
constexpr int max_glyph_pixels = 4 << 20;

ImFont* fonts[4];
ImFont* coloured_font; // In an atlas of its own.

bool begin_source(ImFontAtlas*, ImFontConfig*) { return true; }
bool contains_glyph(ImFontAtlas*, ImFontConfig*, ImWchar) { return true; }

bool begin_size(ImFontAtlas*, ImFontConfig*, ImFontBaked* baked, void*) {
    baked->Ascent = ImCeil(baked->Size * ascent);
    baked->Descent = -ImCeil(baked->Size * descent);
    baked->LoadNoRenderOnLayout = true; // What is only measured, or out of sight, is not drawn.
    return true;
}

void place_glyph(ImFontGlyph& glyph, const platform::GlyphBox& box, const ImFontBaked& baked, float density) {
    glyph.X0 = static_cast<float>(box.left) / density;
    glyph.Y0 = baked.Ascent + static_cast<float>(box.top) / density;
    glyph.X1 = glyph.X0 + static_cast<float>(box.width) / density;
    glyph.Y1 = glyph.Y0 + static_cast<float>(box.height) / density;
    glyph.Visible = true;
}

bool load_glyph(ImFontAtlas* atlas, ImFontConfig* source, ImFontBaked* baked, void*, ImWchar code_point,
                ImFontGlyph* glyph, float* advance) {
    const float density = source->RasterizerDensity * baked->RasterizerDensity;
    const platform::GlyphStyle style{baked->Size * density, (source->FontLoaderFlags & bold_flag) != 0,
                                     (source->FontLoaderFlags & light_ink_flag) != 0};
    if (advance) {
        *advance = platform::measure_glyph(code_point, style) / density;
        return true;
    }
    static std::vector<std::uint8_t> bitmap;
    const auto box = platform::rasterise_glyph(code_point, style, bitmap);
    glyph->Codepoint = code_point & 0x3FFFFFF; // A bit field of 26; no character has more.
    glyph->AdvanceX = box.advance / density;
    glyph->Colored = box.coloured;
    const bool is_elsewhere = box.coloured && atlas->TexDesiredFormat == ImTextureFormat_Alpha8;
    if (box.width == 0 || box.height == 0 || is_elsewhere) return true;

    glyph->PackId = ImFontAtlasPackAddRect(atlas, box.width, box.height);
    if (glyph->PackId == ImFontAtlasRectId_Invalid) return false;
    place_glyph(*glyph, box, *baked, density);
    ImFontAtlasBakedSetFontGlyphBitmap(atlas, baked, source, glyph, ImFontAtlasPackGetRect(atlas, glyph->PackId),
                                       bitmap.data(), ImTextureFormat_RGBA32, box.width * 4);
    return true;
}

const ImFontLoader* phone_loader() {
    static const ImFontLoader loader = [] {
        ImFontLoader made;
        made.Name = "the phone's own fonts";
        made.FontSrcInit = begin_source;
        made.FontSrcContainsGlyph = contains_glyph;
        made.FontBakedInit = begin_size;
        made.FontBakedLoadGlyph = load_glyph;
        return made;
    }();
    return &loader;
}

ImFont* add_font(ImFontAtlas& atlas, unsigned flags) {
    static char no_file = 0; // ImGui wants font data to hold on to; ours is on the phone.
    ImFontConfig config;
    config.FontLoader = phone_loader();
    config.FontLoaderFlags = flags;
    config.FontData = &no_file;
    config.FontDataSize = 1;
    config.FontDataOwnedByAtlas = false;
    config.SizePixels = 17;
    return atlas.AddFont(&config);
}

// Small until there is something in it: most people never write an emoji.
ImFontAtlas& add_coloured_atlas() {
    auto& atlas = *IM_NEW(ImFontAtlas)();
    atlas.OwnerContext = ImGui::GetCurrentContext(); // Which takes it with it.
    atlas.Flags |= ImFontAtlasFlags_NoMouseCursors | ImFontAtlasFlags_NoBakedLines;
    atlas.TexMinWidth = atlas.TexMinHeight = 64;
    ImGui::RegisterFontAtlas(&atlas);
    return atlas;
}

} // namespace

void add_system_fonts() {
    auto& atlas = *ImGui::GetIO().Fonts;
    atlas.TexDesiredFormat = ImTextureFormat_Alpha8;
    atlas.Flags |= ImFontAtlasFlags_NoMouseCursors;
    for (unsigned flags = 0; flags < 4; ++flags) fonts[flags] = add_font(atlas, flags);
    coloured_font = add_font(add_coloured_atlas(), 0);
}

void draw_coloured_glyphs(ImDrawList& list, ImVec2 corner, std::string_view text) {
    auto& baked = *ImGui::GetFontBaked();
    while (!text.empty()) {
        const char* const start = text.data();
        const auto code_point = take_code_point(text);
        if (!code_point) return;
        const auto* const glyph = baked.FindGlyph(static_cast<ImWchar>(*code_point));
        if (glyph->Colored) {
            ImGui::PushFont(coloured_font, baked.Size);
            list.AddText(corner, IM_COL32_WHITE, start, text.data());
            ImGui::PopFont();
        }
        corner.x += glyph->AdvanceX;
    }
}

ImFont* system_font(bool bold, bool light_ink) {
    return fonts[(bold ? bold_flag : 0) | (light_ink ? light_ink_flag : 0)];
}

void drop_glyphs_when_many() {
    for (auto* atlas : {ImGui::GetIO().Fonts, coloured_font->ContainerAtlas}) {
        const auto* builder = atlas->Builder;
        const int max_pixels =
            atlas->TexDesiredFormat == ImTextureFormat_Alpha8 ? max_glyph_pixels : max_glyph_pixels / 4;
        if (builder && builder->RectsPackedSurface - builder->RectsDiscardedSurface > max_pixels)
            ImFontAtlasBuildDiscardBakes(atlas, 0);
    }
}

bool MissingGlyphs::lacks(std::string_view text, bool bold, bool light_ink) {
    auto& baked = *ImGui::GetFontBaked();
    Wanted* wanted = nullptr;
    while (const auto code_point = take_code_point(text)) {
        if (baked.IsGlyphLoaded(static_cast<ImWchar>(*code_point))) continue;
        if (!wanted) wanted = &wanted_in({baked.Size * baked.RasterizerDensity, bold, light_ink});
        auto& all = wanted->code_points;
        if (std::find(all.begin(), all.end(), *code_point) == all.end()) all.push_back(*code_point);
    }
    return wanted != nullptr;
}

MissingGlyphs::Wanted& MissingGlyphs::wanted_in(const platform::GlyphStyle& style) {
    for (auto& wanted : m_wanted)
        if (wanted.style == style) return wanted;
    return m_wanted.emplace_back(Wanted{style, {}});
}

void MissingGlyphs::prepare() const {
    for (const auto& [style, code_points] : m_wanted) platform::prepare_glyphs(code_points, style);
}

} // namespace zhiping::ui

const ImFontLoader* ImGuiFreeType::GetFontLoader() { return zhiping::ui::phone_loader(); }
