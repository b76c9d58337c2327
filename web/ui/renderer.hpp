#pragma once

namespace zhiping::ui {

// Carries what Dear ImGui has drawn to the platform, which puts it onto the canvas.
void start_renderer(); // Once, after ImGui::CreateContext().
void render();         // What ImGui::Render() made.

} // namespace zhiping::ui
