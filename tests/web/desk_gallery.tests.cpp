#include "web/gallery/desk_gallery.hpp"

#include "tests/support/desk_scene.hpp"
#include "tests/support/reader.hpp"

#include <catch_amalgamated.hpp>

#include <algorithm>

using namespace zhiping;
using namespace zhiping::tests;

// Every widget of a desk in every state: what can be seen or operated has its node, where it is seen.

namespace {

const Faults none;
constexpr float window = 844; // The reader's.

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
        scroll("row-group", 36 * 500);
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
        press("tab", "图表");
        see("charts");
        press("button", "看表格");
        see("a chart is turned into its table");
        press("tab", "数据很多的图表");
        see("charts of much");
        scroll("scroll-area", 3000);
        see("charts of much, scrolled");
    }

private:
    void see(const std::string& state) {
        const auto name = state + ", " + std::to_string(static_cast<int>(m_width)) + " px";
        m_scenes.push_back(draw_desk_scene(m_gallery, name, m_width, window));
        m_reader->settle();
    }

    // The last of these, which may be over the others.
    void press(const std::string& role, const std::string& name) {
        INFO(m_scenes.back().name << ": " << role << " " << name);
        std::optional<std::uint32_t> id;
        for (const auto& node : placed_nodes())
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

    void scroll(const char* role, float top) {
        for (const auto& node : m_reader->nodes())
            if (node["role"] == role) m_gallery.scroll(node["id"], top);
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
