#include "web/platform/drawing.hpp"

#include <emscripten.h>

// clang-format off
EM_JS(void, js_create_texture, (unsigned id, int width, int height, int pixel, const void* bytes), {
    Module.page.createTexture(id, width, height, pixel, HEAPU8.subarray(bytes, bytes + width * height * pixel));
});
EM_JS(void, js_update_texture, (unsigned id, int x, int y, int width, int height, int pixel, const void* bytes), {
    Module.page.updateTexture(id, x, y, width, height, HEAPU8.subarray(bytes, bytes + width * height * pixel));
});
EM_JS(void, js_destroy_texture, (unsigned id), { Module.page.destroyTexture(id); });
EM_JS(void, js_draw, (double width, double height, const void* vertices, int vertices_size, const void* indices,
                      int indices_size, const void* commands, int commands_size), {
    Module.page.draw(width, height, HEAPU8.subarray(vertices, vertices + vertices_size),
                     HEAPU8.subarray(indices, indices + indices_size),
                     HEAP32.subarray(commands >> 2, (commands + commands_size) >> 2));
});
// clang-format on

namespace zhiping::platform {

void create_texture(std::uint32_t id, const Pixels& whole) {
    js_create_texture(id, whole.width, whole.height, whole.bytes_per_pixel, whole.bytes);
}

void update_texture(std::uint32_t id, const Pixels& part) {
    js_update_texture(id, part.x, part.y, part.width, part.height, part.bytes_per_pixel, part.bytes);
}

void destroy_texture(std::uint32_t id) { js_destroy_texture(id); }

void draw(const Drawing& drawing) {
    js_draw(static_cast<double>(drawing.width), static_cast<double>(drawing.height), drawing.vertices.data(),
            drawing.vertices.size(), drawing.indices.data(), drawing.indices.size_bytes(), drawing.commands.data(),
            drawing.commands.size_bytes());
}

} // namespace zhiping::platform
