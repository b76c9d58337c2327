#pragma once

namespace zhiping::ui {

// Puts what Dear ImGui has drawn onto the canvas. WebGL in the browser (renderer_webgl.cpp); tests
// link one that only accepts the textures.
void start_renderer();
void begin_rendering();
void finish_rendering();

} // namespace zhiping::ui
