#include "tests/support/item_hooks.hpp"

#include <imgui.h>
#include <imgui_internal.h>

namespace zhiping::tests {

namespace {

std::vector<HookedItem> items;
int frame = -1;

} // namespace

void watch_items() {
    ImGui::GetCurrentContext()->TestEngineHookItems = true;
    items.clear();
    frame = -1;
}

const std::vector<HookedItem>& items_of_last_frame() { return items; }

} // namespace zhiping::tests

void ImGuiTestEngineHook_ItemAdd(ImGuiContext* context, ImGuiID id, const ImRect& box, const ImGuiLastItemData*) {
    using namespace zhiping::tests;
    if (frame != context->FrameCount) items.clear();
    frame = context->FrameCount;
    // ImGui opens a window of its own, in case something is drawn outside of any. It is never shown.
    const bool is_own = context->CurrentWindow && context->CurrentWindow->IsFallbackWindow;
    if (id == 0 || is_own || ImGui::FindWindowByID(id)) return;
    items.push_back({id, {box.Min.x, box.Min.y, box.GetWidth(), box.GetHeight()}});
}

void ImGuiTestEngineHook_ItemInfo(ImGuiContext*, ImGuiID, const char*, ImGuiItemStatusFlags) {}
void ImGuiTestEngineHook_Log(ImGuiContext*, const char*, ...) {}
const char* ImGuiTestEngine_FindItemDebugLabel(ImGuiContext*, ImGuiID) { return nullptr; }
