#pragma once

#include "native/command_line/command.hpp"
#include "shared/calendar/date.hpp"

#include <optional>

namespace zhiping::command_line {

// Adds --at, with which a demonstration tells days in a minute: the command runs as if it were that time in China. It
// throws CommandError when that is no time.
void add_at_option(const Command&, std::optional<Instant>& at);

} // namespace zhiping::command_line
