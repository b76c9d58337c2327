#pragma once

namespace zhiping::platform {

// Draws soon, once: for a program that is told of answers and of time without being drawn for it.
void request_frame();

} // namespace zhiping::platform
