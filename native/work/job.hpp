#pragma once

#include "native/work/schedule.hpp"

#include <functional>
#include <stop_token>
#include <string>
#include <string_view>

namespace zhiping::work {

// Hears one line for the operator, without anything about a person.
using Say = std::function<void(const std::string&)>;

// What a job is given when it runs.
struct Turn {
    Instant now;               // When the run began.
    Say tell_problem;          // What could not be done while everything else was.
    std::stop_token stop = {}; // When the program is to end, or another process has the lease: break off soon.
};

// Something that happens by time. Whoever runs it has its lease; but a lease can be lost (a machine that slept), so a
// job must do no harm when two processes run it at once, or when it breaks off and runs again: each piece of what it
// does is a transaction that asks whether it is still to be done.
struct Job {
    std::string_view name;
    Schedule schedule;
    // Says what was done, empty when there was nothing to do; throws what stopped it. No function: it is switched off.
    std::function<std::string(const Turn&)> work;
};

} // namespace zhiping::work
