#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string_view>

namespace zhiping::store {

// BLAKE2b-256. What is hashed here has 128 random bits, so no salt and no slow hash is needed.
using Digest = std::array<std::uint8_t, 32>;

Digest digest(std::string_view);

// Takes equally long wherever they differ, so that answering tells nothing about the one kept.
bool is_same(std::span<const std::uint8_t>, std::span<const std::uint8_t>);

} // namespace zhiping::store
