#pragma once

#include "shared/positions/position.hpp"

#include <optional>
#include <string>

namespace zhiping {

// Where somebody says they are: as the phone measured it, in words, or both.
struct Whereabouts {
    std::optional<Position> position = {};
    // When they agreed to give the position, which is a consent of its own; by the phone's clock. What they agreed to
    // is in the catalogue of their evaluation.
    std::optional<Instant> agreed_at = {};
    std::string words = {};

    bool operator==(const Whereabouts&) const = default;
};

inline constexpr std::size_t max_place_characters = 200; // Of the words, as a person counts them.
inline constexpr std::size_t max_place_bytes = 2048;     // As UTF-8.

bool is_empty(const Whereabouts&);

// Whether it says where: words, or a position that is exact enough.
bool says_where(const Whereabouts&);

// Refused (invalid, at "position" or "position_words"): a position that is none, or was not agreed to; words that
// nobody can read, or too many.
Result<Ok> check_whereabouts(const Whereabouts&);

// One line for the position, if there is one, and the words after it: "wgs84 30.5928310 114.3052500 35.5 1795160000
// 1795160005\n..." Degrees are kept to 1e-7, which is a centimetre; the accuracy to a tenth of a metre.
std::string to_text(const Whereabouts&);

// What to_text() made. Refused (invalid): all else.
Result<Whereabouts> whereabouts_from(std::string_view);

} // namespace zhiping
