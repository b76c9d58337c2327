#include "native/sealing/base32.hpp"

namespace zhiping::sealing {

std::string to_base32(std::span<const std::uint8_t> bytes) {
    constexpr auto alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    std::string text;
    std::uint32_t bits = 0;
    int waiting = 0;
    for (const auto byte : bytes) {
        bits = bits << 8 | byte;
        for (waiting += 8; waiting >= 5; waiting -= 5) text += alphabet[bits >> (waiting - 5) & 31];
    }
    if (waiting > 0) text += alphabet[bits << (5 - waiting) & 31];
    return text;
}

} // namespace zhiping::sealing
