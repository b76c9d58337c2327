#pragma once

#include "native/outside/clock.hpp"
#include "native/outside/random.hpp"

namespace zhiping::command_line {

// What every command that needs it is given.
struct Outside {
    const outside::Clock& clock;
    outside::Random& random;
};

// Does what the arguments say and returns the exit code: 0, 1 when it could not be done, 2 when
// the arguments make no sense. What went wrong is one line on the standard error stream.
int run(int argc, const char* const* argv, const Outside&);

} // namespace zhiping::command_line
