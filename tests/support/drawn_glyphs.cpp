#include "tests/support/drawn_glyphs.hpp"

#include <algorithm>
#include <array>
#include <cstring>

namespace zhiping::tests {

namespace {

struct Vertex {
    float x;
    float y;
    float u;
    float v;
};

using Triangle = std::array<Vertex, 3>;

Triangle triangle_at(const platform::Headless& drawn, const platform::DrawCommand& command, std::size_t index) {
    Triangle corners{};
    for (auto& corner : corners) {
        const std::size_t vertex = command.first_vertex + drawn.indices.at(index++);
        std::memcpy(&corner, &drawn.vertices.at(vertex * platform::vertex_bytes), sizeof corner);
    }
    return corners;
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

} // namespace zhiping::tests
