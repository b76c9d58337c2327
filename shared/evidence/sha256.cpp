#include "shared/evidence/sha256.hpp"

namespace zhiping {

namespace {

constexpr std::string_view digits_in_order = "0123456789abcdef";

} // namespace

std::string to_digits(const Sha256& hash) {
    std::string digits;
    for (const auto byte : hash) {
        digits += digits_in_order[byte >> 4];
        digits += digits_in_order[byte & 15];
    }
    return digits;
}

std::optional<Sha256> parse_sha256(std::string_view digits) {
    Sha256 hash;
    if (digits.size() != 2 * hash.size()) return std::nullopt;
    for (std::size_t index = 0; index < hash.size(); ++index) {
        const auto high = digits_in_order.find(digits[2 * index]);
        const auto low = digits_in_order.find(digits[2 * index + 1]);
        if (high == digits.npos || low == digits.npos) return std::nullopt;
        hash[index] = static_cast<std::uint8_t>(high << 4 | low);
    }
    return hash;
}

} // namespace zhiping
