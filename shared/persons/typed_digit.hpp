#pragma once

#include <optional>

namespace zhiping {

// The digit that somebody typed or pasted: of ASCII, or full-width as Chinese keyboards have them. Nullopt for all
// else.
constexpr std::optional<char> typed_digit(char32_t sign) {
    const char32_t narrow = sign >= 0xFF10 && sign <= 0xFF19 ? sign - 0xFF10 + '0' : sign;
    if (narrow < '0' || narrow > '9') return std::nullopt;
    return static_cast<char>(narrow);
}

} // namespace zhiping
