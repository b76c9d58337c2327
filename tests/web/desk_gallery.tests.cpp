#include "web/gallery/desk_gallery.hpp"

#include "tests/support/drawn_glyphs.hpp"
#include "tests/support/item_hooks.hpp"
#include "tests/support/reader.hpp"

#include <catch_amalgamated.hpp>

#include <algorithm>
#include <map>
#include <set>

using namespace zhiping;
using namespace zhiping::tests;
using platform::headless;

// Every widget of a desk in every state: what can be seen or operated has its node, where it is seen.

namespace {

using Faults = std::vector<std::string>;
const Faults none;

constexpr float place_error = 0.5f; // A place travels in quarters of a pixel.
constexpr float glyph_error = 2;
constexpr float window = 844; // The reader's.

struct Placed {
    std::uint32_t id;
    std::string role;
    std::string name;
    std::optional<Rectangle> place; // In the document, as everything here.
    Json json;
};

struct DeskScene {
    std::string name;
    std::vector<Placed> nodes;
    std::vector<HookedItem> items;
    std::vector<Rectangle> glyphs;
    float height; // Of the document.
};

// What is in it has places of its own, from here on.
bool has_own_places(const std::string& role) {
    return role == "scroll-area" || role == "row-group" || role == "menu" || role == "toast";
}

std::vector<Placed> placed_nodes(const Reader& reader) {
    const auto all = reader.nodes();
    std::map<std::uint32_t, std::string> labels; // Of the nodes that they name.
    for (const auto& json : all)
        if (json["role"] == "label") labels[json["target"]] = json["label"];
    std::vector<Placed> nodes;
    std::vector<ui::Point> origins; // Of what is in each.
    for (const auto& json : all) {
        const auto parent = json["parent"].get<int>();
        const auto origin = parent < 0 ? ui::Point{0, 0} : origins.at(static_cast<std::size_t>(parent));
        Placed node{json["id"], json["role"], json.value("label", ""), {}, json};
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
        origins.push_back(inside);
        nodes.push_back(std::move(node));
    }
    return nodes;
}

const std::set<std::string> operable{"button",       "checkbox",  "radio",    "text-field", "text-area",
                                     "secret-field", "select",    "tab",      "combo-box",  "date-field",
                                     "menu-item",    "view-link", "separator"};

bool is_operable(const Placed& node) {
    const bool is_case = node.role == "row" && node.json["attributes"]["aria-rowindex"] != "1";
    return operable.contains(node.role) || is_case;
}

std::string spoken(const Placed& node) { return node.role + " “" + node.name + "”"; }

Faults items_without_their_node(const DeskScene& scene) {
    Faults faults;
    for (const auto& item : scene.items) {
        const auto node = std::find_if(scene.nodes.begin(), scene.nodes.end(),
                                       [&](const Placed& each) { return each.id == item.id; });
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
        const bool is_said = std::any_of(scene.nodes.begin(), scene.nodes.end(), [&](const Placed& node) {
            const bool says = !node.name.empty() || node.json.contains("value") || node.json.contains("attributes");
            return says && node.place && node.place->contains(glyph.centre_x(), glyph.centre_y(), glyph_error);
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

// As wide as these, so that things stand beside and under each other.
constexpr float widths[] = {360, 768, 1440};

class Visit {
public:
    Visit(float width, std::vector<DeskScene>& scenes) : m_width(width), m_scenes(scenes) {
        platform::reset_headless();
        m_reader.emplace(m_gallery, width, window);
    }

    void everywhere() {
        see("fields");
        press("tab", "案件");
        see("cases");
        press("row", "");
        see("a case is open");
        scroll_to(36 * 500);
        see("cases, scrolled");
        press("tab", "按钮、菜单和对话框");
        see("buttons");
        press("button", "更多");
        see("a menu is open");
        press("menu-item", "不予受理…");
        see("a dialog is open");
        press("button", "删除");
        see("a toast");
        press("button", "答复");
        see("a dialog with a field is open");
        press("button", "取消");
        press("tab", "图片和视频");
        see("pictures");
        press("button", "放大");
        see("a picture is larger");
        change("image", "路口照片，一辆白色轿车停在黄线上", "failed");
        change("video", "现场视频，18 秒", "failed");
        see("nothing can be shown");
    }

private:
    void see(const std::string& state) {
        watch_items();
        m_gallery.draw({m_width, window, 0, window, 1, 1, false});
        m_scenes.push_back({state + ", " + std::to_string(static_cast<int>(m_width)) + " px", placed_nodes(*m_reader),
                            items_of_last_frame(), drawn_glyphs(headless()),
                            Json::parse(headless().document)["height"]});
        m_reader->settle();
    }

    // The last of these, which may be over the others.
    void press(const std::string& role, const std::string& name) {
        INFO(m_scenes.back().name << ": " << role << " " << name);
        std::optional<std::uint32_t> id;
        for (const auto& node : placed_nodes(*m_reader))
            if (node.role == role && (node.name == name || name.empty()) && (role != "row" || is_operable(node)))
                id = node.id;
        REQUIRE(id);
        m_gallery.activate(*id);
        m_reader->settle();
    }

    void change(const std::string& role, const std::string& name, const std::string& text) {
        const auto node = m_reader->find(role, name);
        REQUIRE(node);
        m_gallery.change_text(node->at("id"), text);
        m_reader->settle();
    }

    void scroll_to(float top) {
        for (const auto& node : m_reader->nodes())
            if (node["role"] == "row-group") m_gallery.scroll(node["id"], top);
        m_reader->settle();
    }

    float m_width;
    std::vector<DeskScene>& m_scenes;
    gallery::DeskGallery m_gallery;
    std::optional<Reader> m_reader;
};

const std::vector<DeskScene>& desk_scenes() {
    static const auto all = [] {
        std::vector<DeskScene> scenes;
        for (const float width : widths) Visit{width, scenes}.everywhere();
        return scenes;
    }();
    return all;
}

void check_all(Faults (*look)(const DeskScene&)) {
    for (const auto& scene : desk_scenes()) {
        INFO(scene.name);
        CHECK(look(scene) == none);
    }
}

Json node_with(const Reader& reader, const std::string& role, const char* attribute, const std::string& value) {
    for (const auto& node : reader.nodes())
        if (node["role"] == role && node.value("attributes", Json::object()).value(attribute, "") == value) return node;
    return {};
}

struct Cases {
    explicit Cases(float height = window) {
        platform::reset_headless();
        reader.emplace(all, 1440.0f, height);
        REQUIRE(reader->press("tab", "案件"));
    }

    std::size_t rows() const {
        const auto nodes = reader->nodes();
        return static_cast<std::size_t>(
            std::count_if(nodes.begin(), nodes.end(), [](const Json& node) { return node["role"] == "row"; }));
    }
    Json row(int index) const { return node_with(*reader, "row", "aria-rowindex", std::to_string(index)); }

    gallery::DeskGallery all;
    std::optional<Reader> reader;
};

} // namespace

TEST_CASE("On a desk, every thing that Dear ImGui lets a person operate has its node at the same place") {
    check_all(items_without_their_node);
}

TEST_CASE("On a desk, every node that a person operates is a thing that Dear ImGui knows, once") {
    check_all(operable_nodes_without_item);
}

TEST_CASE("On a desk, nothing is written on the canvas without a node that says it") { check_all(glyphs_without_node); }

TEST_CASE("On a desk, whatever is operated has a name") { check_all(nameless); }

TEST_CASE("On a desk, each node is there once, and what it refers to is there") {
    check_all(repeated_ids);
    check_all(references_to_nothing);
}

TEST_CASE("Of two thousand rows those that show have nodes, and the others follow when they are scrolled to") {
    Cases cases;
    CHECK(cases.reader->find("table", "")->at("attributes")["aria-rowcount"] == "2001");
    CHECK(cases.rows() > 15);
    CHECK(cases.rows() < 30);
    CHECK(cases.reader->has("view-link", "ZP-20261122-00000001"));
    const auto rows = *cases.reader->find("row-group", "");
    cases.all.scroll(rows["id"], 36 * 1000);
    cases.reader->settle();
    CHECK_FALSE(cases.reader->has("view-link", "ZP-20261122-00000001"));
    CHECK(cases.reader->has("view-link", "ZP-20261122-00001001"));
}

TEST_CASE("A row is opened by a press on it and by its link, and keeps its node when it is scrolled away") {
    Cases cases;
    REQUIRE(cases.reader->press("view-link", "ZP-20261122-00000003"));
    CHECK(cases.reader->has("heading", "ZP-20261122-00000003"));
    CHECK(cases.row(4)["attributes"]["aria-current"] == "true");
    cases.all.activate(cases.row(6)["id"]);
    cases.reader->settle();
    CHECK(cases.reader->has("heading", "ZP-20261122-00000005"));
    cases.all.scroll(cases.reader->find("row-group", "")->at("id"), 36 * 1000);
    cases.reader->settle();
    CHECK(cases.row(6)["attributes"]["aria-current"] == "true");
}

TEST_CASE("Rows are ticked one by one and all at once") {
    Cases cases;
    REQUIRE(cases.reader->press("checkbox", "选择 ZP-20261122-00000002"));
    CHECK(cases.reader->is_checked("checkbox", "选择 ZP-20261122-00000002"));
    CHECK_FALSE(cases.reader->is_checked("checkbox", "选择 ZP-20261122-00000001"));
    CHECK_FALSE(cases.reader->is_checked("checkbox", "全选"));
    REQUIRE(cases.reader->press("checkbox", "全选"));
    CHECK(cases.reader->is_checked("checkbox", "选择 ZP-20261122-00000001"));
    REQUIRE(cases.reader->press("checkbox", "全选"));
    CHECK_FALSE(cases.reader->is_checked("checkbox", "选择 ZP-20261122-00000002"));
}

TEST_CASE("A header that sorts says by what and which way") {
    Cases cases;
    const auto sorted = [&] { return node_with(*cases.reader, "column-header", "aria-sort", "descending"); };
    CHECK(sorted().is_null());
    REQUIRE(cases.reader->press("button", "回执号"));
    CHECK_FALSE(sorted().is_null());
    CHECK(cases.reader->has("view-link", "ZP-20261122-00002000"));
}

TEST_CASE("Where there is no canvas, a table shows a page of its rows, and leads to the next") {
    const float no_canvas = 0;
    Cases cases{no_canvas};
    CHECK(cases.rows() == 102); // With the header, and what leads on.
    CHECK_FALSE(cases.reader->has("button", "上一页"));
    REQUIRE(cases.reader->press("button", "下一页"));
    CHECK(cases.reader->has("view-link", "ZP-20261122-00000101"));
    CHECK(cases.reader->has("button", "上一页"));
}

TEST_CASE("Panes are as wide as the person made them") {
    Cases cases;
    const auto separator = node_with(*cases.reader, "separator", "aria-label", "列表和案件的宽度");
    cases.all.change_text(separator["id"], "50");
    cases.reader->settle();
    const auto moved = node_with(*cases.reader, "separator", "aria-label", "列表和案件的宽度");
    CHECK(moved["attributes"]["aria-valuenow"] == "50");
    CHECK(moved["x"] < separator["x"]);
}

TEST_CASE("A screen of a desk is as high as the window") {
    for (const auto& scene : desk_scenes()) {
        INFO(scene.name);
        for (const auto& node : scene.nodes)
            if (node.role == "toast" && node.place) CHECK(node.place->bottom() <= window);
        CHECK(scene.height == window);
    }
}
