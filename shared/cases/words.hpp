#pragma once

#include "shared/result.hpp"

#include <cstddef>
#include <string>
#include <string_view>

namespace zhiping {

// What a field of words takes, in characters as a person counts them. None has more than `max_words_bytes`.
struct WordLimits {
    std::string_view field;
    std::size_t min_characters;
    std::size_t max_characters;
};

inline constexpr std::size_t max_words_bytes = 32 * 1024;

// Refused (invalid, at the field): what is no UTF-8 or has control characters but line feed and tab, too little, spaces
// not counted, and too much, with the spaces inside.
Result<Ok> check_words(std::string_view, const WordLimits&);

// What words that were copied have in common: no spaces and nothing without width, and each run of digits (dates,
// amounts, numbers of plates) is one 0. Not for people. Precondition: valid UTF-8.
std::string comparable_words(std::string_view);

} // namespace zhiping
