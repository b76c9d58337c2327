#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>

namespace zhiping::outside {

// Chance, so that tests can say what falls. Safe to use from any thread.
class Random {
public:
    virtual ~Random() = default;

    // Bytes that nobody can predict.
    virtual void fill(std::span<std::uint8_t>) = 0;

    template <std::size_t Size> std::array<std::uint8_t, Size> bytes() {
        std::array<std::uint8_t, Size> bytes;
        fill(bytes);
        return bytes;
    }
};

// The operating system's. Throws std::system_error when it has none.
class SystemRandom final : public Random {
public:
    void fill(std::span<std::uint8_t>) override;
};

} // namespace zhiping::outside
