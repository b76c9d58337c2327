#pragma once

#include "native/outside/clock.hpp"
#include "native/outside/random.hpp"
#include "native/store/store.hpp"
#include "native/work/job.hpp"

namespace zhiping::work {

// A process that runs jobs.
struct Worker {
    store::Store& store;
    const outside::Clock& clock;
    std::string owner; // Of leases: no other process has this name.
    Say tell_news;     // Both may be called from two threads at once.
    Say tell_problem;
};

// "web1:4711:2839201": a host, a process, and a random number, because in containers the first two repeat themselves.
std::string new_owner(outside::Random&);

} // namespace zhiping::work
