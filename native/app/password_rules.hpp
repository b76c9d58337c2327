#pragma once

#include "shared/result.hpp"
#include "shared/units/officer.hpp"

#include <cstddef>
#include <string_view>

namespace zhiping::app {

// As a person counts them. NIST SP 800-63B asks for no mix of letters and signs, and neither do we.
inline constexpr std::size_t min_password_characters = 12;
inline constexpr std::size_t max_password_characters = 128;

// Whether somebody of staff may choose this password. Refused (invalid, at new_password): too short, too long or not
// readable; one that many choose (assets/passwords/common.txt), also with digits or signs behind it; digits and signs
// alone; one that is a piece again and again; one with the own badge number or name in it.
Result<Ok> check_new_password(std::string_view password, const Officer& own);

} // namespace zhiping::app
