#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace zhiping {

// Crockford's base 32: digits and capital letters without I, L, O and U, five bits a symbol.
inline constexpr std::string_view base32_alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

// The value of a symbol as people write it: small letters count, O is read as 0, I and L as 1.
std::optional<std::uint8_t> base32_value(char);

// The symbols people typed, without the spaces and hyphens they put between; nullopt when there
// is anything else in it.
std::optional<std::string> read_base32(std::string_view);

// Precondition: `symbols` are of the alphabet, at most 30 of them.
//
// The check symbol makes the weighted sum over GF(32) zero: symbol number i, counted from the
// right with the check symbol as number 0, weighs a^i, where a generates the field (x^5+x^2+1).
// The weights of 31 places all differ and none is zero, so every single wrong symbol and every
// swap of two different symbols, neighbours or not, is caught.
char check_symbol(std::string_view symbols);

// Whether the last symbol is the check symbol of those before it.
bool has_valid_check_symbol(std::string_view symbols);

// The bytes as base 32, first bit first. Precondition: 5 bytes make 8 symbols, so a multiple of 5.
std::string to_base32(std::span<const std::uint8_t> bytes);

} // namespace zhiping
