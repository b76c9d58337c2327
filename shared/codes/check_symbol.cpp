#include "shared/codes/check_symbol.hpp"

namespace zhiping {

namespace {

// Multiplies by the generator a: a shift, and where x^5 appears, x^2 + 1 in its place.
constexpr std::uint8_t times_generator(std::uint8_t value) {
    return static_cast<std::uint8_t>(value & 0x10 ? (value << 1 ^ 0x25) & 0x1F : value << 1);
}

// Horner's rule: the sum of symbol times a^place, the last symbol at place 0.
std::uint8_t weighted_sum(std::string_view symbols) {
    std::uint8_t sum = 0;
    for (const char symbol : symbols) sum = times_generator(sum) ^ base32_value(symbol).value_or(0);
    return sum;
}

} // namespace

std::optional<std::uint8_t> base32_value(char symbol) {
    if (symbol >= 'a' && symbol <= 'z') symbol = static_cast<char>(symbol - 'a' + 'A');
    if (symbol == 'O') symbol = '0';
    if (symbol == 'I' || symbol == 'L') symbol = '1';
    const auto value = base32_alphabet.find(symbol);
    if (value == base32_alphabet.npos) return std::nullopt;
    return static_cast<std::uint8_t>(value);
}

std::optional<std::string> read_base32(std::string_view typed) {
    std::string symbols;
    for (const char character : typed) {
        if (character == ' ' || character == '-') continue;
        const auto value = base32_value(character);
        if (!value) return std::nullopt;
        symbols += base32_alphabet[*value];
    }
    return symbols;
}

char check_symbol(std::string_view symbols) {
    // In GF(32) a value is its own negative, so what is left over is what must be added.
    return base32_alphabet[times_generator(weighted_sum(symbols))];
}

bool has_valid_check_symbol(std::string_view symbols) { return weighted_sum(symbols) == 0; }

std::string to_base32(std::span<const std::uint8_t> bytes) {
    std::string symbols;
    unsigned bits = 0;
    int held = 0;
    for (const auto byte : bytes) {
        bits = bits << 8 | byte;
        held += 8;
        while (held >= 5) {
            held -= 5;
            symbols += base32_alphabet[bits >> held & 0x1F];
        }
    }
    return symbols;
}

} // namespace zhiping
