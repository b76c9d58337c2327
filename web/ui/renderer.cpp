#include "web/ui/renderer.hpp"

#include "web/platform/drawing.hpp"

#include <imgui.h>

#include <cmath>
#include <vector>

// Our own instead of one of ImGui's: theirs asks WebGL for its state twice a frame, and each answer
// waits for the GPU. On this canvas nobody else draws, so there is no state to save.
namespace zhiping::ui {

namespace {

// Whole rows, which have no gaps as WebGL 1 wants it: a part of them would have to be copied first, and a
// screenful of new glyphs is most of a texture.
platform::Pixels rows_of(ImTextureData& texture, int y, int height) {
    return {0,
            y,
            texture.Width,
            height,
            texture.BytesPerPixel,
            static_cast<const std::uint8_t*>(texture.GetPixelsAt(0, y))};
}

void create(ImTextureData& texture) {
    static std::uint32_t last_id = 0; // Ours, because the unique ids of ImGui are unique in one atlas only.
    const auto id = ++last_id;
    platform::create_texture(id, rows_of(texture, 0, texture.Height));
    texture.SetTexID(id);
    texture.SetStatus(ImTextureStatus_OK);
}

void update(ImTextureData& texture) {
    const auto& part = texture.UpdateRect;
    platform::update_texture(static_cast<std::uint32_t>(texture.GetTexID()), rows_of(texture, part.y, part.h));
    texture.SetStatus(ImTextureStatus_OK);
}

void destroy(ImTextureData& texture) {
    if (texture.GetTexID() != ImTextureID_Invalid)
        platform::destroy_texture(static_cast<std::uint32_t>(texture.GetTexID()));
    texture.SetTexID(ImTextureID_Invalid);
    texture.SetStatus(ImTextureStatus_Destroyed);
}

void serve(ImTextureData& texture) {
    switch (texture.Status) {
    case ImTextureStatus_WantCreate: return create(texture);
    case ImTextureStatus_WantUpdates: return update(texture);
    case ImTextureStatus_WantDestroy: return destroy(texture);
    case ImTextureStatus_OK:
    case ImTextureStatus_Destroyed: return;
    }
}

std::vector<platform::DrawCommand> commands_of(const ImDrawList& list, const ImDrawData& data) {
    std::vector<platform::DrawCommand> commands;
    const auto device_x = [&](float x) { return static_cast<std::int32_t>(std::round(x * data.FramebufferScale.x)); };
    const auto device_y = [&](float y) { return static_cast<std::int32_t>(std::round(y * data.FramebufferScale.y)); };
    for (const auto& command : list.CmdBuffer)
        commands.push_back({.texture = static_cast<std::uint32_t>(command.GetTexID()),
                            .first_index = command.IdxOffset,
                            .index_count = command.ElemCount,
                            .first_vertex = command.VtxOffset,
                            .left = device_x(command.ClipRect.x),
                            .top = device_y(command.ClipRect.y),
                            .right = device_x(command.ClipRect.z),
                            .bottom = device_y(command.ClipRect.w)});
    return commands;
}

void draw(const ImDrawList& list, const ImDrawData& data) {
    static_assert(sizeof(ImDrawVert) == platform::vertex_bytes && sizeof(ImDrawIdx) == sizeof(std::uint16_t));
    const auto commands = commands_of(list, data);
    platform::draw(
        {.width = data.DisplaySize.x,
         .height = data.DisplaySize.y,
         .vertices = std::as_bytes(std::span{list.VtxBuffer.Data, static_cast<std::size_t>(list.VtxBuffer.Size)}),
         .indices = {list.IdxBuffer.Data, static_cast<std::size_t>(list.IdxBuffer.Size)},
         .commands = commands});
}

} // namespace

void start_renderer() {
    auto& io = ImGui::GetIO();
    io.BackendRendererName = "zhiping";
    io.BackendFlags |= ImGuiBackendFlags_RendererHasTextures | ImGuiBackendFlags_RendererHasVtxOffset;
    ImGui::GetPlatformIO().Renderer_TextureMaxWidth = platform::max_texture_side;
    ImGui::GetPlatformIO().Renderer_TextureMaxHeight = platform::max_texture_side;
}

void render() {
    const auto& data = *ImGui::GetDrawData();
    for (auto* texture : *data.Textures) serve(*texture);
    if (data.DisplaySize.y <= 0) return;
    for (const auto* list : data.CmdLists) draw(*list, data);
}

// Of all atlases. What is destroyed and still wanted Dear ImGui asks for again.
void give_textures_again() {
    for (auto* texture : ImGui::GetPlatformIO().Textures) destroy(*texture);
}

} // namespace zhiping::ui
