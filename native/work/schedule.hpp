#pragma once

#include "shared/calendar/date.hpp"

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>

namespace zhiping::work {

// When a job runs by itself. Precondition: `every` or `daily_at` is given.
struct Schedule {
    bool at_start = false;                             // When a server starts, too.
    std::optional<std::chrono::minutes> daily_at = {}; // After midnight in China, less than a day.
    std::optional<std::chrono::minutes> every = {};    // After the run before has ended; more than 0.

    // The first time after a moment, whatever comes first.
    Instant next_after(Instant) const;

    // For a server that starts now.
    Instant first_run(Instant now) const { return at_start ? now : next_after(now); }

    // After a run that ended now. One that failed so many times in a row is tried again after a minute, then two, then
    // four, up to an hour, but never later than it would run anyway.
    Instant next_run(Instant now, std::int64_t failures) const;
};

// "at start, daily at 00:05, every 10 min"
std::string to_words(const Schedule&);

} // namespace zhiping::work
