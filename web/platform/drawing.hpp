#pragma once

#include <cstddef>
#include <cstdint>
#include <span>

// Triangles and textures. Where there is no canvas, as on a phone without WebGL, these functions do nothing.
namespace zhiping::platform {

constexpr int max_texture_side = 4096; // In either direction: what old phones take.

// A part of a texture: rows of pixels without gaps. A pixel is four bytes of RGBA, not premultiplied, or one
// byte that says how much of it is covered.
struct Pixels {
    int x;
    int y;
    int width;
    int height;
    int bytes_per_pixel;
    const std::uint8_t* bytes;
};
void create_texture(std::uint32_t id, const Pixels& whole);
void update_texture(std::uint32_t id, const Pixels& part);
void destroy_texture(std::uint32_t id);

// Triangles of one texture. The edges clip, in device pixels from the canvas's upper left corner.
struct DrawCommand {
    std::uint32_t texture;
    std::uint32_t first_index;
    std::uint32_t index_count;
    std::uint32_t first_vertex;
    std::int32_t left;
    std::int32_t top;
    std::int32_t right;
    std::int32_t bottom;
};

// A vertex is its place in CSS pixels of the canvas and its place in the texture, as four floats,
// and its colour as four bytes, red first.
constexpr std::size_t vertex_bytes = 20;
struct Drawing {
    float width; // Of the canvas.
    float height;
    std::span<const std::byte> vertices;
    std::span<const std::uint16_t> indices;
    std::span<const DrawCommand> commands;
};
void draw(const Drawing&);

} // namespace zhiping::platform
