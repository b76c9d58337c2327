#include "tests/support/scenes.hpp"

#include <catch_amalgamated.hpp>

#include <algorithm>
#include <set>

using namespace zhiping::tests;

// The document that lies over the canvas is whole, and is read as it is seen.

namespace {

using Faults = std::vector<std::string>;
const Faults none;

std::vector<const SceneNode*> placed_nodes(const Scene& scene) {
    std::vector<const SceneNode*> placed;
    for (const auto& node : scene.nodes)
        if (node.place) placed.push_back(&node);
    return placed;
}

bool is_seen_after(const Rectangle& later, const Rectangle& earlier) {
    return are_in_one_row(earlier, later) ? later.centre_x() > earlier.centre_x()
                                          : later.centre_y() > earlier.centre_y();
}

Faults nodes_out_of_order(const Scene& scene) {
    Faults faults;
    const auto placed = placed_nodes(scene);
    for (auto later = placed.begin(); later != placed.end(); ++later)
        for (auto earlier = placed.begin(); earlier != later; ++earlier)
            if (!is_seen_after(*(*later)->place, *(*earlier)->place))
                faults.push_back(spoken(**later) + " is read after " + spoken(**earlier));
    return faults;
}

Faults primary_actions_before_the_end(const Scene& scene) {
    Faults faults;
    for (const auto& node : scene.nodes)
        if (node.primary && &node != &scene.nodes.back()) faults.push_back(spoken(node));
    return faults;
}

Faults repeated_ids(const Scene& scene) {
    Faults faults;
    std::set<std::uint32_t> ids;
    for (const auto& node : scene.nodes)
        if (!ids.insert(node.id).second) faults.push_back(spoken(node));
    return faults;
}

Faults references_to_nothing(const Scene& scene) {
    Faults faults;
    for (const auto& node : scene.nodes) {
        if (node.target && !scene.find(node.target)) faults.push_back(spoken(node) + " has a target that is not there");
        if (node.role == "link" && !node.target && node.address.empty())
            faults.push_back(spoken(node) + " leads nowhere");
        for (const auto id : node.described_by)
            if (const auto* found = scene.find(id); !found || found->label.empty())
                faults.push_back(spoken(node) + " is described by nothing: " + std::to_string(id));
    }
    return faults;
}

Faults groups_without_name(const Scene& scene) {
    Faults faults;
    for (const auto& node : scene.nodes) {
        if (node.role != "group") continue;
        const auto* title = scene.find(node.target);
        const bool has_legend = !node.label.empty() && node.place;
        if (!has_legend && !(title && !title->label.empty())) faults.push_back(spoken(node));
    }
    return faults;
}

Faults nameless_things_to_operate(const Scene& scene) {
    Faults faults;
    for (const auto& node : scene.nodes)
        if ((node.is_operable() || node.role == "link") && node.name.empty()) faults.push_back(spoken(node));
    return faults;
}

// In the order of the document; the end when the group has no choices.
const SceneNode* first_choice_in(const Scene& scene, int group) {
    const auto found = std::find_if(scene.nodes.begin(), scene.nodes.end(), [&](const SceneNode& node) {
        return node.parent == group && (node.role == "radio" || node.role == "checkbox" || node.role == "file");
    });
    return scene.nodes.data() + (found - scene.nodes.begin());
}

Faults descriptions_after_a_choice(const Scene& scene) {
    Faults faults;
    for (int index = 0; index < static_cast<int>(scene.nodes.size()); ++index) {
        const auto& group = scene.nodes.at(index);
        if (group.role != "group") continue;
        const auto* choice = first_choice_in(scene, index);
        if (choice == scene.nodes.data() + scene.nodes.size())
            faults.push_back(spoken(group) + " has nothing to choose");
        for (const auto id : group.described_by)
            if (scene.find(id) >= choice) faults.push_back(spoken(group) + " is described after " + spoken(*choice));
    }
    return faults;
}

} // namespace

TEST_CASE("What is read comes in the order in which it is seen: from top to bottom, and left to right in a row") {
    for (const auto& scene : all_scenes()) {
        INFO(scene.name);
        CHECK(nodes_out_of_order(scene) == none);
    }
}

TEST_CASE("The action that a screen leads to comes last") {
    for (const auto& scene : all_scenes()) {
        INFO(scene.name);
        CHECK(primary_actions_before_the_end(scene) == none);
    }
}

TEST_CASE("Every id is one node's, and every reference leads to a node that is there") {
    for (const auto& scene : all_scenes()) {
        INFO(scene.name);
        CHECK(repeated_ids(scene) == none);
        CHECK(references_to_nothing(scene) == none);
    }
}

TEST_CASE("Every screen has one title") {
    for (const auto& scene : all_scenes()) {
        INFO(scene.name);
        const auto is_title = [](const SceneNode& node) { return node.role == "heading" && node.level == 1; };
        CHECK(std::count_if(scene.nodes.begin(), scene.nodes.end(), is_title) == 1);
    }
}

TEST_CASE("Every group and every thing to operate has a name") {
    for (const auto& scene : all_scenes()) {
        INFO(scene.name);
        CHECK(groups_without_name(scene) == none);
        CHECK(nameless_things_to_operate(scene) == none);
    }
}

TEST_CASE("The hint and the error of a group are read before its first choice") {
    for (const auto& scene : all_scenes()) {
        INFO(scene.name);
        CHECK(descriptions_after_a_choice(scene) == none);
    }
}
