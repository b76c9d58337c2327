#include "native/app/demo_picture.hpp"

#include <span>
#include <string_view>

namespace zhiping::app {

namespace {

using Bytes = std::vector<std::uint8_t>;

constexpr std::uint32_t width = 320;
constexpr std::uint32_t height = 200; // With the byte before each row it fits into one stored block of zlib.

enum Colour : std::uint8_t { Sky, Grass, Asphalt, Paint, Car, Wheel };
constexpr std::uint8_t palette[] = {176, 205, 226, 108, 138, 84, 92, 96, 102, 240, 240, 232, 158, 42, 40, 24, 24, 26};

Colour colour_at(std::uint32_t x, std::uint32_t y) {
    const auto is_in = [&](std::uint32_t left, std::uint32_t top, std::uint32_t right, std::uint32_t bottom) {
        return x >= left && x < right && y >= top && y < bottom;
    };
    if (is_in(206, 112, 222, 128) || is_in(262, 112, 278, 128)) return Wheel;
    if (is_in(190, 92, 294, 118) || is_in(212, 74, 272, 92)) return Car;
    if (y < 70) return Sky;
    if (y < 104 || y >= 190) return Grass;
    return is_in(0, 144, width, 150) && x % 60 < 34 ? Paint : Asphalt;
}

void put_number(Bytes& bytes, std::uint32_t number) {
    for (const auto shift : {24, 16, 8, 0}) bytes.push_back(static_cast<std::uint8_t>(number >> shift));
}

// As PNG (ISO/IEC 15948, annex D) and RFC 1950 have them.
std::uint32_t crc32(std::span<const std::uint8_t> bytes) {
    std::uint32_t crc = 0xFFFFFFFF;
    for (const auto byte : bytes) {
        crc ^= byte;
        for (int bit = 0; bit < 8; ++bit) crc = crc & 1 ? crc >> 1 ^ 0xEDB88320 : crc >> 1;
    }
    return ~crc;
}

std::uint32_t adler32(std::span<const std::uint8_t> bytes) {
    std::uint32_t low = 1, high = 0;
    for (const auto byte : bytes) {
        low = (low + byte) % 65521;
        high = (high + low) % 65521;
    }
    return high << 16 | low;
}

void put_chunk(Bytes& picture, std::string_view type, std::span<const std::uint8_t> content) {
    put_number(picture, static_cast<std::uint32_t>(content.size()));
    Bytes chunk{type.begin(), type.end()};
    chunk.insert(chunk.end(), content.begin(), content.end());
    picture.insert(picture.end(), chunk.begin(), chunk.end());
    put_number(picture, crc32(chunk));
}

Bytes rows() {
    Bytes rows;
    for (std::uint32_t y = 0; y < height; ++y) {
        rows.push_back(0); // No filter.
        for (std::uint32_t x = 0; x < width; ++x) rows.push_back(colour_at(x, y));
    }
    return rows;
}

// Not compressed: one block, the last (RFC 1951, 3.2.4).
Bytes stored(const Bytes& bytes) {
    const auto low = static_cast<std::uint8_t>(bytes.size() & 0xFF),
               high = static_cast<std::uint8_t>(bytes.size() >> 8);
    Bytes all{0x78, 0x01, 1, low, high, static_cast<std::uint8_t>(~low), static_cast<std::uint8_t>(~high)};
    all.insert(all.end(), bytes.begin(), bytes.end());
    put_number(all, adler32(bytes));
    return all;
}

} // namespace

std::vector<std::uint8_t> demo_picture() {
    Bytes picture{0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};
    Bytes header;
    put_number(header, width);
    put_number(header, height);
    header.insert(header.end(), {8, 3, 0, 0, 0}); // 8 bits into a palette.
    put_chunk(picture, "IHDR", header);
    put_chunk(picture, "PLTE", palette);
    put_chunk(picture, "IDAT", stored(rows()));
    put_chunk(picture, "IEND", {});
    return picture;
}

} // namespace zhiping::app
