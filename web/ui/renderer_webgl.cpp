#include "web/ui/renderer.hpp"

#include <imgui.h>
#include <imgui_impl_opengl3.h>

namespace zhiping::ui {

void start_renderer() { ImGui_ImplOpenGL3_Init("#version 100"); }
void begin_rendering() { ImGui_ImplOpenGL3_NewFrame(); }
void finish_rendering() { ImGui_ImplOpenGL3_RenderDrawData(ImGui::GetDrawData()); }

} // namespace zhiping::ui
