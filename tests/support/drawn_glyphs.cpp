#include "tests/support/drawn_glyphs.hpp"

#include <algorithm>
#include <array>
#include <cstring>
#include <functional>

namespace zhiping::tests {

namespace {

struct Vertex {
    float x;
    float y;
    float u;
    float v;
    std::uint32_t colour;
};
static_assert(sizeof(Vertex) == platform::vertex_bytes);

using Triangle = std::array<Vertex, 3>;

Triangle triangle_at(const platform::Headless& drawn, const platform::DrawCommand& command, std::size_t index) {
    Triangle corners{};
    for (auto& corner : corners) {
        const std::size_t vertex = command.first_vertex + drawn.indices.at(index++);
        std::memcpy(&corner, &drawn.vertices.at(vertex * platform::vertex_bytes), sizeof corner);
    }
    return corners;
}

void for_each_triangle(const platform::Headless& drawn, const std::function<void(const Triangle&)>& look) {
    for (const auto& command : drawn.commands)
        for (std::size_t index = 0; index < command.index_count; index += 3)
            look(triangle_at(drawn, command, command.first_index + index));
}

Rectangle box_of(const Triangle& corners, float Vertex::*across, float Vertex::*down) {
    const auto [left, right] = std::minmax({corners[0].*across, corners[1].*across, corners[2].*across});
    const auto [top, bottom] = std::minmax({corners[0].*down, corners[1].*down, corners[2].*down});
    return {left, top, right - left, bottom - top};
}

} // namespace

std::vector<Rectangle> drawn_glyphs(const platform::Headless& drawn) {
    std::vector<Rectangle> glyphs;
    for (const auto& command : drawn.commands) {
        const std::size_t end = command.first_index + command.index_count;
        for (std::size_t index = command.first_index; index < end; index += 3) {
            const auto corners = triangle_at(drawn, command, index);
            const auto texture = box_of(corners, &Vertex::u, &Vertex::v);
            if (texture.width <= 0 || texture.height <= 0) continue;
            glyphs.push_back(box_of(corners, &Vertex::x, &Vertex::y));
            index += 3; // The other half of the same glyph.
        }
    }
    return glyphs;
}

std::vector<Rectangle> drawn_shapes(const platform::Headless& drawn, std::uint32_t colour) {
    constexpr std::uint32_t without_alpha = 0xFFFFFF;
    std::vector<Rectangle> shapes;
    for_each_triangle(drawn, [&](const Triangle& corners) {
        const auto texture = box_of(corners, &Vertex::u, &Vertex::v);
        const bool is_glyph = texture.width > 0 && texture.height > 0;
        const bool is_of_colour = ((corners[0].colour ^ colour) & without_alpha) == 0;
        if (!is_glyph && is_of_colour) shapes.push_back(box_of(corners, &Vertex::x, &Vertex::y));
    });
    return shapes;
}

std::size_t beyond_column(const platform::Headless& drawn, float width, float margin) {
    std::size_t count = 0;
    for_each_triangle(drawn, [&](const Triangle& corners) {
        const auto box = box_of(corners, &Vertex::x, &Vertex::y);
        const bool is_ground = box.width >= width;
        if (!is_ground && (box.x < margin - 1 || box.right() > width - margin + 1)) ++count;
    });
    return count;
}

} // namespace zhiping::tests
