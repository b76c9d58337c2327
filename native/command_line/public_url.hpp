#pragma once

#include "native/command_line/command.hpp"
#include "shared/wire/origin.hpp"

#include <optional>

namespace zhiping::command_line {

// Adds --public-url, the address under which phones reach the server. A URL that cannot work is refused before anything
// is done, with a CommandError.
Option add_public_url_option(const Command&, std::optional<wire::Origin>& url);

} // namespace zhiping::command_line
