#include "native/sealing/base32.hpp"

namespace zhiping::sealing {

namespace {

constexpr std::string_view alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

} // namespace

std::string to_base32(std::span<const std::uint8_t> bytes) {
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

std::vector<std::uint8_t> from_base32(std::string_view text) {
    std::vector<std::uint8_t> bytes;
    std::uint32_t bits = 0;
    int waiting = 0;
    for (const char symbol : text) {
        const auto value = alphabet.find(symbol);
        if (value == alphabet.npos) return {};
        bits = bits << 5 | static_cast<std::uint32_t>(value);
        waiting += 5;
        if (waiting < 8) continue;
        waiting -= 8;
        bytes.push_back(static_cast<std::uint8_t>(bits >> waiting));
    }
    return bytes;
}

} // namespace zhiping::sealing
