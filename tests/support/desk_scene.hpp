#pragma once

#include "tests/support/item_hooks.hpp"
#include "tests/support/json.hpp"
#include "tests/support/rectangle.hpp"
#include "web/platform/screen.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

// A screen of a desk as it is drawn, operated and read; and what can be wrong with one.
namespace zhiping::tests {

struct PlacedNode {
    std::uint32_t id;
    std::string role; // As in web/page/host/semantics.ts.
    std::string name;
    std::optional<Rectangle> place; // In the document, as everything here.
    Json json;
    bool has_others = false; // In it.
};

bool is_operable(const PlacedNode&);

struct DeskScene {
    std::string name;
    float width; // Of the window.
    std::vector<PlacedNode> nodes;
    std::vector<HookedItem> items;
    std::vector<Rectangle> glyphs;
    float height; // Of the document.
};

// Draws one frame in a window of this size.
DeskScene draw_desk_scene(platform::Guest&, const std::string& name, float width, float window);

// Of the document that was shown last.
std::vector<PlacedNode> placed_nodes();

using Faults = std::vector<std::string>;
Faults items_without_their_node(const DeskScene&);
Faults operable_nodes_without_item(const DeskScene&);
Faults glyphs_without_node(const DeskScene&);
Faults nameless(const DeskScene&);
Faults repeated_ids(const DeskScene&);
Faults references_to_nothing(const DeskScene&);
Faults beyond_window(const DeskScene&); // What is written or operated on its left or right.

} // namespace zhiping::tests
