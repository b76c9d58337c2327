#pragma once

#include "native/cases/stored_case.hpp"
#include "native/store/store.hpp"

#include <stop_token>

namespace zhiping::cases {

// What time came to, over all cases.
struct ClockRun {
    std::size_t events = 0; // Reminders, overdue clocks, requests that ran out, cases that closed.
    std::size_t moved = 0;  // Clocks that an amended calendar moved.
};

using TellProblem = std::function<void(const std::string&)>;

// Moves the clocks of an amended calendar first, then does what is due by now, those that wait longest first. Each is
// decided inside of the transaction that stores it, so it is done once, by whichever process comes first, however often
// and late this runs. A case that cannot be read is told of, and looked at again an hour later. Told to stop, it breaks
// off after a few cases; the next call goes on.
ClockRun run_clocks(store::Store&, const FindMeans&, Instant now, const TellProblem&, const std::stop_token& = {});

} // namespace zhiping::cases
