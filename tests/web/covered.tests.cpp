#include "shared/text/utf8.hpp"
#include "tests/support/scenes.hpp"

#include <catch_amalgamated.hpp>

#include <algorithm>

using namespace zhiping::tests;

// What a person can see or operate has its element over it, so that everybody has it.

namespace {

using Faults = std::vector<std::string>;
const Faults none;

constexpr float place_error = 0.5f; // A place travels in quarters of a pixel.
constexpr float glyph_error = 2;

Faults items_without_their_node(const Scene& scene) {
    Faults faults;
    for (const auto& item : scene.items) {
        const auto* node = scene.find(item.id);
        const auto called = "item " + std::to_string(item.id) + ", " + spoken(item.place);
        if (!node)
            faults.push_back(called + ", has no node");
        else if (!node->place || !node->place->is_same_as(item.place, place_error))
            faults.push_back(called + ", is not where its node is: " + spoken(*node));
    }
    return faults;
}

// A link has none: the page itself moves the focus to where it leads, and ImGui never hears of it.
Faults operable_nodes_without_item(const Scene& scene) {
    Faults faults;
    for (const auto& node : scene.nodes) {
        const auto is_its = [&](const HookedItem& item) { return item.id == node.id; };
        const auto count = std::count_if(scene.items.begin(), scene.items.end(), is_its);
        if (node.is_operable() && count != 1)
            faults.push_back(spoken(node) + " has " + std::to_string(count) + " items");
    }
    return faults;
}

bool is_said(const Scene& scene, const Rectangle& glyph) {
    return std::any_of(scene.nodes.begin(), scene.nodes.end(), [&](const SceneNode& node) {
        return node.place && !node.primary && node.place->contains(glyph.centre_x(), glyph.centre_y(), glyph_error);
    });
}

// What must be written there; a bar's name stands elsewhere.
const std::string& words_of(const SceneNode& node) {
    static const std::string nothing;
    if (node.role == "progress") return nothing;
    return node.role == "text-area" || node.role == "text-field" ? node.value : node.label;
}

// A space at the end of a line, and a line feed, are not written.
Faults nodes_not_written(const Scene& scene) {
    Faults faults;
    for (const auto& node : scene.nodes) {
        if (!node.place || node.primary) continue;
        const auto& words = words_of(node);
        const auto most = static_cast<std::ptrdiff_t>(zhiping::count_code_points(words)) -
                          std::count(words.begin(), words.end(), '\n');
        const auto least = most - std::count(words.begin(), words.end(), ' ');
        const auto written = std::count_if(scene.glyphs.begin(), scene.glyphs.end(), [&](const Rectangle& glyph) {
            return node.place->contains(glyph.centre_x(), glyph.centre_y(), glyph_error);
        });
        if (written < least || written > most)
            faults.push_back(spoken(node) + " has " + std::to_string(written) + " glyphs");
    }
    return faults;
}

Faults glyphs_without_node(const Scene& scene) {
    Faults faults;
    for (const auto& glyph : scene.glyphs)
        if (!is_said(scene, glyph)) faults.push_back("a glyph, " + spoken(glyph) + ", is in no node");
    return faults;
}

} // namespace

TEST_CASE("Every thing that Dear ImGui lets a person operate has its node at the same place") {
    for (const auto& scene : all_scenes()) {
        INFO(scene.name);
        CHECK(items_without_their_node(scene) == none);
    }
}

TEST_CASE("Every node that a person operates is a thing that Dear ImGui knows, once") {
    for (const auto& scene : all_scenes()) {
        INFO(scene.name);
        CHECK(operable_nodes_without_item(scene) == none);
    }
}

TEST_CASE("Nothing is written on the canvas without a node that says it") {
    for (const auto& scene : all_scenes()) {
        INFO(scene.name);
        CHECK(glyphs_without_node(scene) == none);
    }
}

TEST_CASE("What a node says is written where it lies, no more and no less") {
    for (const auto& scene : all_scenes()) {
        if (!scene.is_whole) continue;
        INFO(scene.name);
        CHECK(nodes_not_written(scene) == none);
    }
}
