#pragma once

#include "tests/support/rectangle.hpp"

#include <cstdint>
#include <vector>

// What Dear ImGui itself takes for a thing to operate, seen through the hooks that it has for tests.
namespace zhiping::tests {

struct HookedItem {
    std::uint32_t id;
    Rectangle place; // On the canvas, not in the document.
};

// From now on, in the context in use; what was seen before is forgotten.
void watch_items();

// Everything with an id in the frame drawn last, but for windows.
const std::vector<HookedItem>& items_of_last_frame();

} // namespace zhiping::tests
