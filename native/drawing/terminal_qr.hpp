#pragma once

#include <string>

namespace zhiping::drawing {

// A QR code for a terminal, two squares on top of each other in a character, with its margin. Drawn for light letters
// on a dark ground.
std::string terminal_qr(const std::string& text);

} // namespace zhiping::drawing
