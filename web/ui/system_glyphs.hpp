#pragma once

#include <imgui.h>

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

} // namespace zhiping::ui
