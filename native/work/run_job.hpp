#pragma once

#include "native/work/worker.hpp"

namespace zhiping::work {

enum class RunEnd {
    Done,
    Failed,   // It threw.
    NotTaken, // It did not run: another process is running it, or has just done so.
    LostLease // It ran, but another process took its lease meanwhile, and records how it went.
};

struct Run {
    RunEnd end;
    std::string words = {}; // What was done, or why not; empty when there was nothing to do. NotTaken: who has it.
};

enum class When { Due, Now };

// Runs a job under its lease and stores how it went. A job that throws is told and is due again soon (Schedule); one
// that was told to stop stays due; one that runs Now leaves its schedule as it is. Throws DatabaseError when the
// database cannot be used. Precondition: it is not switched off.
Run run_job(const Worker&, const Job&, When, const std::stop_token& stop = {});

} // namespace zhiping::work
