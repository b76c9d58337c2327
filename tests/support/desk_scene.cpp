#include "tests/support/desk_scene.hpp"

#include "tests/support/drawn_glyphs.hpp"
#include "web/platform/headless/headless.hpp"

#include <algorithm>
#include <map>
#include <set>

namespace zhiping::tests {

namespace {

constexpr float place_error = 0.5f; // A place travels in quarters of a pixel.
constexpr float glyph_error = 2;

struct Point {
    float x;
    float y;
};

// What is in it has places of its own, from here on.
bool has_own_places(const std::string& role) {
    return role == "scroll-area" || role == "row-group" || role == "menu" || role == "toast";
}

const std::set<std::string> operable{"button",       "checkbox",  "radio",    "text-field", "text-area",
                                     "secret-field", "select",    "tab",      "combo-box",  "date-field",
                                     "menu-item",    "view-link", "separator"};

std::string spoken(const PlacedNode& node) { return node.role + " “" + node.name + "”"; }

// What others are in says nothing itself; but a group has a legend.
bool says(const PlacedNode& node) {
    return (!node.has_others || node.role == "group") &&
           (!node.name.empty() || node.json.contains("value") || node.json.contains("attributes"));
}

bool is_beyond(const Rectangle& place, float width) {
    return place.x < -glyph_error || place.right() > width + glyph_error;
}

} // namespace

bool is_operable(const PlacedNode& node) {
    const auto attributes = node.json.value("attributes", Json::object());
    const auto index = attributes.value("aria-rowindex", "");
    const bool leads_on = node.role == "row" && !index.empty() && index != "1"; // That is the header's.
    return operable.contains(node.role) || leads_on;
}

std::vector<PlacedNode> placed_nodes() {
    const auto all = Json::parse(platform::headless().document)["nodes"];
    std::map<std::uint32_t, std::string> labels; // Of the nodes that they name.
    for (const auto& json : all)
        if (json["role"] == "label") labels[json["target"]] = json["label"];
    std::vector<PlacedNode> nodes;
    std::vector<Point> origins; // Of what is in each.
    for (const auto& json : all) {
        const auto parent = json["parent"].get<int>();
        const auto origin = parent < 0 ? Point{0, 0} : origins.at(static_cast<std::size_t>(parent));
        PlacedNode node{json["id"], json["role"], json.value("label", ""), {}, json};
        const auto attributes = json.value("attributes", Json::object());
        if (const auto label = labels.find(node.id); label != labels.end()) node.name = label->second;
        if (node.name.empty()) node.name = attributes.value("aria-label", "");
        auto inside = origin;
        if (json.contains("x")) {
            node.place = {json["x"].get<float>() + origin.x, json["y"].get<float>() + origin.y, json["width"],
                          json["height"]};
            const float top = std::stof(attributes.value("data-top", "0"));
            if (has_own_places(node.role)) inside = {node.place->x, node.place->y - top};
        }
        if (parent >= 0) nodes.at(static_cast<std::size_t>(parent)).has_others = true;
        origins.push_back(inside);
        nodes.push_back(std::move(node));
    }
    return nodes;
}

DeskScene draw_desk_scene(platform::Guest& guest, const std::string& name, float width, float window) {
    watch_items();
    guest.draw({width, window, 0, window, 1, 1, false});
    return {name,
            width,
            placed_nodes(),
            items_of_last_frame(),
            drawn_glyphs(platform::headless()),
            Json::parse(platform::headless().document)["height"]};
}

Faults items_without_their_node(const DeskScene& scene) {
    Faults faults;
    for (const auto& item : scene.items) {
        const auto node = std::find_if(scene.nodes.begin(), scene.nodes.end(),
                                       [&](const PlacedNode& each) { return each.id == item.id; });
        if (node == scene.nodes.end())
            faults.push_back("item " + std::to_string(item.id) + " has no node");
        else if (!node->place || !node->place->is_same_as(item.place, place_error))
            faults.push_back(spoken(*node) + " is not where it is drawn");
    }
    return faults;
}

Faults operable_nodes_without_item(const DeskScene& scene) {
    Faults faults;
    for (const auto& node : scene.nodes) {
        const auto is_its = [&](const HookedItem& item) { return item.id == node.id; };
        const auto count = std::count_if(scene.items.begin(), scene.items.end(), is_its);
        if (is_operable(node) && count != 1)
            faults.push_back(spoken(node) + " has " + std::to_string(count) + " items");
    }
    return faults;
}

Faults glyphs_without_node(const DeskScene& scene) {
    Faults faults;
    for (const auto& glyph : scene.glyphs) {
        const bool is_said = std::any_of(scene.nodes.begin(), scene.nodes.end(), [&](const PlacedNode& node) {
            return node.place && node.place->contains(glyph.centre_x(), glyph.centre_y(), glyph_error) && says(node);
        });
        if (!is_said) faults.push_back("a glyph at " + std::to_string(glyph.x) + ", " + std::to_string(glyph.y));
    }
    return faults;
}

Faults nameless(const DeskScene& scene) {
    Faults faults;
    for (const auto& node : scene.nodes)
        if (is_operable(node) && node.role != "row" && node.name.empty()) faults.push_back(spoken(node));
    return faults;
}

Faults repeated_ids(const DeskScene& scene) {
    Faults faults;
    std::set<std::uint32_t> ids;
    for (const auto& node : scene.nodes)
        if (!ids.insert(node.id).second) faults.push_back(spoken(node));
    return faults;
}

Faults references_to_nothing(const DeskScene& scene) {
    std::set<std::string> elements;
    for (const auto& node : scene.nodes) elements.insert("n" + std::to_string(node.id));
    Faults faults;
    for (const auto& node : scene.nodes) {
        for (const auto& id : node.json.value("describedBy", Json::array()))
            if (!elements.contains("n" + std::to_string(id.get<std::uint32_t>()))) faults.push_back(spoken(node));
        const auto attributes = node.json.value("attributes", Json::object());
        for (const auto* name : {"aria-controls", "aria-labelledby"})
            if (const auto to = attributes.value(name, ""); !to.empty() && !elements.contains(to))
                faults.push_back(spoken(node) + ": " + name);
    }
    return faults;
}

Faults beyond_window(const DeskScene& scene) {
    Faults faults;
    for (const auto& glyph : scene.glyphs)
        if (is_beyond(glyph, scene.width))
            faults.push_back("a glyph at " + std::to_string(glyph.x) + ", " + std::to_string(glyph.y));
    for (const auto& node : scene.nodes)
        if (node.place && is_beyond(*node.place, scene.width)) faults.push_back(spoken(node));
    return faults;
}

} // namespace zhiping::tests
