#pragma once

#include "native/cases/stored_case.hpp"

namespace zhiping::cases {

// What counts the clocks of a case anew; nullopt when they are counted by the calendar in force. What was late then is
// judged by the time of the first notice that was loaded since, however long after this is asked.
std::optional<CaseCommand> moving_command(store::Database&, std::int64_t evaluation_id, Instant now, const Means&);

// Counts them anew when that is due. Says whether one has moved.
bool move_clocks(store::Database&, StoredCase&, Instant now, const Means&);

} // namespace zhiping::cases
