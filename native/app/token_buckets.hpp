#pragma once

#include "native/store/database.hpp"
#include "shared/limits/limit.hpp"

#include <optional>
#include <string_view>

namespace zhiping::app {

// Takes a token of what is limited for `who`: a word that names one person, device, code or address. Nullopt: there was
// one; else from when on there is. To be called within the transaction of what it allows, so that all servers of a
// store count together.
std::optional<Instant> take_token(store::Database&, Limited, std::string_view who, Instant now);

} // namespace zhiping::app
