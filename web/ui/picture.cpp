#include "web/ui/picture.hpp"

#include <imgui_internal.h>

#include <cstring>

namespace zhiping::ui {

void Picture::Release::operator()(ImTextureData* texture) const {
    if (texture->GetTexID() != ImTextureID_Invalid)
        platform::destroy_texture(static_cast<std::uint32_t>(texture->GetTexID()));
    texture->SetTexID(ImTextureID_Invalid);
    texture->SetStatus(ImTextureStatus_Destroyed);
    ImGui::UnregisterUserTexture(texture);
    ImGui::GetPlatformIO().Textures.find_erase(texture); // Made anew with the next frame only.
    IM_DELETE(texture);
}

Picture::Picture(const platform::Pixels& rgba) : m_texture(IM_NEW(ImTextureData)) {
    m_texture->Create(ImTextureFormat_RGBA32, rgba.width, rgba.height);
    std::memcpy(m_texture->GetPixels(), rgba.bytes, static_cast<std::size_t>(m_texture->GetSizeInBytes()));
    m_texture->UseColors = true;
    ImGui::RegisterUserTexture(m_texture.get());
}

ImTextureData& Picture::texture() const {
    if (m_texture->Status == ImTextureStatus_Destroyed) m_texture->SetStatus(ImTextureStatus_WantCreate);
    return *m_texture;
}

} // namespace zhiping::ui
