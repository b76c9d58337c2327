#pragma once

#include "shared/result.hpp"
#include "shared/units/officer.hpp"

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace zhiping {

inline constexpr std::size_t max_name_characters = 60;
inline constexpr std::size_t max_badge_characters = 20; // Letters and digits of ASCII, and hyphens.
inline constexpr std::size_t max_officers = 20;         // On one code.

// Refused (invalid, at the field): a name that is missing, too long or unreadable, a badge number that is none.
Result<Ok> check_officer(const Officer&, const std::string& field);

// "陈建国:014537;赵磊:012381". A name may stand alone, the signs may be those of a Chinese keyboard (：；、，), and a
// number may follow its name without a sign or in brackets. Empty: none. Refused (invalid, at the one that is
// wrong, "officers.2" for the second): what check_officer() refuses, more than max_officers, one badge number twice.
Result<std::vector<Officer>> parse_officers(std::string_view);

// As parse_officers() reads it.
std::string to_text(std::span<const Officer>);

} // namespace zhiping
