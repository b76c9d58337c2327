#pragma once

#include "shared/text/utf8.hpp"

#include <algorithm>
#include <optional>
#include <string>

namespace zhiping::app {

// The first row that was refused; nothing was stored. The reason is for the
// operator who made the file.
struct BadRow {
    std::size_t row; // Counted from 0.
    std::string reason;
    std::optional<std::size_t> other = {}; // The row that it clashes with.

    bool operator==(const BadRow&) const = default;
};

inline constexpr std::size_t max_words_characters = 200;

// Why `words` cannot be stored and printed as one line; nullopt when they can.
inline std::optional<std::string> problem_with_words(const std::string& field, const std::string& words) {
    if (!is_utf8(words)) return field + " is not UTF-8";
    if (count_code_points(words) > max_words_characters)
        return field + " is longer than " + std::to_string(max_words_characters) + " characters";
    const auto is_control = [](unsigned char byte) { return byte < 0x20 || byte == 0x7f; };
    if (std::any_of(words.begin(), words.end(), is_control)) return field + " contains a control character";
    return std::nullopt;
}

} // namespace zhiping::app
