#pragma once

#include "tests/support/item_hooks.hpp"
#include "tests/support/rectangle.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

// Every screen and state of the form, and the gallery of widgets, as it is drawn, operated and read.
namespace zhiping::tests {

struct SceneNode {
    std::uint32_t id;
    std::string role; // As in web/page/host/semantics.ts.
    int parent;
    std::string label;
    std::string name;  // Its label, or that of the label that names it.
    std::string value; // Of a text area.
    std::vector<std::uint32_t> described_by;
    std::uint32_t target;
    std::string address; // Of a link that leads away.
    int level;
    bool primary; // Drawn by the page, at the bottom of the window: its place is only room.
    std::optional<Rectangle> place;

    bool is_operable() const {
        return role == "button" || role == "radio" || role == "checkbox" || role == "text-area" || role == "text-field";
    }
};

struct Scene {
    std::string name; // Which state, language, letters, width, and part of the document.
    bool is_whole;    // Otherwise only what a phone's canvas shows is drawn.
    std::vector<SceneNode> nodes;
    std::vector<HookedItem> items; // In the document, as everything here.
    std::vector<Rectangle> glyphs;

    const SceneNode* find(std::uint32_t id) const; // nullptr when there is none.
};

// In Chinese and English, standard and large letters, on a narrow and a usual phone and a tablet; each
// once as a whole and once scrolled. Made when first asked for.
const std::vector<Scene>& all_scenes();

// How a node is called when something is wrong with it.
std::string spoken(const SceneNode&);
std::string spoken(const Rectangle&);

} // namespace zhiping::tests
