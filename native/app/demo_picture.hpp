#pragma once

#include <cstdint>
#include <vector>

namespace zhiping::app {

// A photo that a citizen of a demo could have taken: a road with a car at its edge. A PNG.
std::vector<std::uint8_t> demo_picture();

} // namespace zhiping::app
