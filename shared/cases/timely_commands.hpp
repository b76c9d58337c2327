#pragma once

#include "shared/cases/decide.hpp"

namespace zhiping {

// When time has to be asked about a clock next: a reminder, or the day after it is due. None when nothing more happens
// to it by itself.
std::optional<Instant> next_look(const CaseClock&, const CaseSurroundings&);

// What time may do to a case, in order; whether it is due, decide() says. The calendar's amendments are not among it.
std::vector<CaseCommand> timely_commands(const CaseFile&, Instant now);

} // namespace zhiping
