#pragma once

namespace zhiping::ui {

// Carries what Dear ImGui has drawn to the platform, which puts it onto the canvas.
void start_renderer(); // Once, after ImGui::CreateContext().
void render();         // What ImGui::Render() made.

// The platform has lost what it was given: it gets all of it again with the next frame.
void give_textures_again();

} // namespace zhiping::ui
