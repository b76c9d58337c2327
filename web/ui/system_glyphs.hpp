#pragma once

#include "web/platform/glyphs.hpp"

#include <imgui.h>

#include <string_view>
#include <vector>

namespace zhiping::ui {

// The fonts of the phone itself: no font file travels. Glyphs are drawn by the platform the first
// time they are needed and live in Dear ImGui's atlas from then on. There is one font for each
// weight and each kind of ink, because light strokes must be drawn thinner than dark ones to look
// the same.
//
// This is the only file that touches ImFontLoader, an internal interface of Dear ImGui.

// Once, after ImGui::CreateContext().
void add_system_fonts();

ImFont* system_font(bool bold, bool light_ink);

// The fonts know of each pixel only how much of it is covered, which takes a quarter of the memory. What has
// colours of its own is left out of what they draw; this draws it, with its upper left corner at `corner`. The
// font in use must be that of the text.
void draw_coloured_glyphs(ImDrawList&, ImVec2 corner, std::string_view text);

// Before a frame: lets go of all glyphs when they have become more than a phone should hold. Whoever
// scrolls through a text of thousands of different characters sees few of them at a time.
void drop_glyphs_when_many();

// Glyphs that are wanted and not in the atlas. Drawing many at once costs the phone a fraction of
// drawing each alone, so a frame that lacks some is not shown: they are drawn, and it is drawn anew.
class MissingGlyphs {
public:
    // Whether the font in use, which is of this kind, lacks any of `text`; those are remembered.
    bool lacks(std::string_view text, bool bold, bool light_ink);

    bool empty() const { return m_wanted.empty(); }
    void clear() { m_wanted.clear(); }

    // Lets the platform draw all that were remembered.
    void prepare() const;

private:
    struct Wanted {
        platform::GlyphStyle style;
        std::vector<char32_t> code_points;
    };
    Wanted& wanted_in(const platform::GlyphStyle&);

    std::vector<Wanted> m_wanted;
};

} // namespace zhiping::ui
