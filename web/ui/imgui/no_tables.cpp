// In place of imgui_tables.cpp, a tenth of Dear ImGui that a form never uses: what the rest of it asks of tables and
// columns when there are none.
#include <imgui_internal.h>

namespace ImGui {

void TableSettingsAddSettingsHandler() {}
void TableGcCompactTransientBuffers(ImGuiTable*) {}
void TableGcCompactTransientBuffers(ImGuiTableTempData*) {}
void TableGcCompactSettings() {}
void TablePushColumnChannel(int) {}
void TablePopColumnChannel() {}
void TablePushBackgroundChannel() {}
void TablePopBackgroundChannel() {}
void TableEndRow(ImGuiTable*) {}
void TableEndCell(ImGuiTable*) {}
void EndTable() {}
void PushColumnsBackground() {}
void PopColumnsBackground() {}
void EndColumns() {}

} // namespace ImGui
