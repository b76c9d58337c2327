#pragma once

namespace zhiping::command_line {

// Does what the arguments say and returns the exit code: 0, 1 when it could not be done, 2 when
// the arguments make no sense. What went wrong is one line on the standard error stream.
int run(int argc, const char* const* argv);

} // namespace zhiping::command_line
