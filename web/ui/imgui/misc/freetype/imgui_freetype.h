#pragma once

// Stands where Dear ImGui looks for its FreeType reader, and hands it ours.
struct ImFontLoader;

namespace ImGuiFreeType {

const ImFontLoader* GetFontLoader(); // Defined in web/ui/system_glyphs.cpp.

} // namespace ImGuiFreeType
