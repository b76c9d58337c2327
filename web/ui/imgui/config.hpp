#pragma once

// Dear ImGui's own configuration: what a form does not use is left out.
#define IMGUI_DISABLE_DEMO_WINDOWS
#define IMGUI_DISABLE_DEBUG_TOOLS
#define IMGUI_DISABLE_DEFAULT_FONT
#define IMGUI_DISABLE_DEFAULT_FORMAT_FUNCTIONS // no_widgets.cpp has them.
#define IMGUI_DISABLE_DEFAULT_SHELL_FUNCTIONS
#define IMGUI_DISABLE_FILE_FUNCTIONS
#define IMGUI_DISABLE_OBSOLETE_FUNCTIONS
#define IMGUI_USE_WCHAR32

// Makes ImGui take its font reader from misc/freetype/imgui_freetype.h, found beside this file,
// instead of building one in: our glyphs come from the phone (web/ui/system_glyphs.hpp).
#define IMGUI_ENABLE_FREETYPE

// No settings are read from a file: that leaves the long arithmetic of sscanf out of the Wasm.
#if defined(__EMSCRIPTEN__)
#include <cstdio>
#define sscanf(...) 0
#endif
