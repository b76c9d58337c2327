// In place of imgui_widgets.cpp: the form draws its own (web/ui/widgets.hpp) and presses them by Canvas::pressable().
// What the rest of Dear ImGui asks of widgets, for windows with a title, a border to drag or a text field, which a form
// has none of, and what it would format to be read in them.
#include <imgui_internal.h>

namespace ImGui {

bool Button(const char*, const ImVec2&) { return false; }
bool ButtonBehavior(const ImRect&, ImGuiID, bool*, bool*, ImGuiButtonFlags) { return false; }
bool CloseButton(ImGuiID, const ImVec2&) { return false; }
bool CollapseButton(ImGuiID, const ImVec2&) { return false; }
bool InputText(const char*, char*, size_t, ImGuiInputTextFlags, ImGuiInputTextCallback, void*) { return false; }
bool Selectable(const char*, bool, ImGuiSelectableFlags, const ImVec2&) { return false; }
bool SliderInt(const char*, int*, int, int, const char*, ImGuiSliderFlags) { return false; }
void EndMenuBar() {}
ImGuiMultiSelectIO* EndMultiSelect() { return nullptr; }
void EndTabBar() {}
void InputTextDeactivateHook(ImGuiID) {}
void Scrollbar(ImGuiAxis) {}
void SeparatorText(const char*) {}
void TextV(const char*, va_list) {}
void TreePop() {}

} // namespace ImGui

ImGuiInputTextState::ImGuiInputTextState() { memset(static_cast<void*>(this), 0, sizeof *this); }
ImGuiInputTextState::~ImGuiInputTextState() {}
void ImGuiMenuColumns::Update(float, bool) {}

int ImFormatString(char* text, size_t, const char*, ...) { return ImFormatStringV(text, 1, nullptr, {}); }
int ImFormatStringV(char* text, size_t, const char*, va_list) {
    if (text) *text = '\0';
    return 0;
}
