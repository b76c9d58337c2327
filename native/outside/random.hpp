#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>

namespace zhiping::outside {

// Unpredictable bytes from the operating system. Safe to call from any thread.
void fill_random(std::span<std::uint8_t>);

template <std::size_t Size> std::array<std::uint8_t, Size> random_bytes() {
    std::array<std::uint8_t, Size> bytes;
    fill_random(bytes);
    return bytes;
}

} // namespace zhiping::outside
