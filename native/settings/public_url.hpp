#pragma once

#include "shared/wire/origin.hpp"

namespace zhiping::settings {

// The address under which phones reach the server; slashes at its end do no harm. Nullopt when codes could not work
// there.
std::optional<wire::Origin> parse_public_url(std::string);

} // namespace zhiping::settings
