#pragma once

#include <array>
#include <cstdint>
#include <random>

namespace zhiping::test {

// Random, and the same in every run and on every machine.
class Random {
public:
    explicit Random(std::uint32_t seed) : m_generator(seed) {}

    // From 0 to `count` - 1.
    std::uint32_t below(std::uint32_t count) { return static_cast<std::uint32_t>(m_generator()) % count; }

    template <typename List> const auto& one_of(const List& list) {
        return *(std::begin(list) + below(static_cast<std::uint32_t>(std::size(list))));
    }

    template <std::size_t Size> std::array<std::uint8_t, Size> bytes() {
        std::array<std::uint8_t, Size> bytes{};
        for (auto& byte : bytes) byte = static_cast<std::uint8_t>(below(256));
        return bytes;
    }

private:
    std::mt19937 m_generator;
};

} // namespace zhiping::test
