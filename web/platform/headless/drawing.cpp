#include "web/platform/headless/headless.hpp"

namespace zhiping::platform {

void create_texture(std::uint32_t id, const Pixels&) { headless().textures.insert(id); }
void update_texture(std::uint32_t, const Pixels&) {}
void destroy_texture(std::uint32_t id) { headless().textures.erase(id); }

void draw(const Drawing& drawing) {
    auto& state = headless();
    state.triangles = drawing.indices.size() / 3;
    state.vertices.assign(drawing.vertices.begin(), drawing.vertices.end());
    state.indices.assign(drawing.indices.begin(), drawing.indices.end());
    state.commands.assign(drawing.commands.begin(), drawing.commands.end());
}

} // namespace zhiping::platform
