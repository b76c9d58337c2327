#include "tests/support/phone.hpp"

using namespace zhiping;
using namespace zhiping::tests;

namespace {

constexpr float no_canvas = 0;

Json shown_on(float height) {
    platform::reset_headless();
    headless().now = friday_afternoon;
    citizen::App app{parking_notice(), Language::Chinese};
    REQUIRE(app.begin({}, {}));
    Reader reader{app, 390, height};
    REQUIRE(reader.press("button", "同意，开始评价"));
    REQUIRE(reader.press("radio", "不满意"));
    REQUIRE(reader.press("button", "下一步"));
    return reader.nodes();
}

Json node_of(const Phone& phone, const std::string& role, const std::string& name) {
    const auto found = phone.reader->find(role, name);
    REQUIRE(found);
    return *found;
}

} // namespace

TEST_CASE("Without a canvas nothing is drawn and no text is rasterised, and the document says the same") {
    const auto drawn = shown_on(1350);
    CHECK(headless().triangles > 0);
    CHECK(shown_on(no_canvas) == drawn);
    CHECK(headless().triangles == 0);
    CHECK(headless().glyph_batches == 0);
    CHECK(headless().glyphs_taken < 20); // Dear ImGui asks each size for what stands for a missing glyph.
}

TEST_CASE("Text that glyphs would get wrong is left to the document where there is no canvas") {
    platform::reset_headless();
    citizen::App app{parking_notice(), Language::Chinese};
    REQUIRE(app.begin({}, {}));
    Reader reader{app, 390, no_canvas};
    REQUIRE(reader.press("button", "同意，开始评价"));
    REQUIRE(reader.type("文字说明（选填）", "سيارة"));
    CHECK_FALSE(Json::parse(headless().document).contains("texts"));
    CHECK(reader.find("text-area", "文字说明（选填）")->at("value") == "سيارة");
}

TEST_CASE("A new canvas is given every texture again, of the coloured glyphs too, and shows what the old one showed") {
    Phone phone;
    headless().has_coloured_glyphs = true;
    phone.agree();
    REQUIRE(phone.reader->type("文字说明（选填）", "车被拖走了☹"));
    const auto textures = headless().textures;
    const auto vertices = headless().vertices;
    const auto glyphs_taken = headless().glyphs_taken;
    REQUIRE(textures.size() == 2);
    phone.app->renew_canvas();
    CHECK(headless().textures.empty());
    headless().vertices.clear();
    phone.reader->settle();
    CHECK(headless().textures.size() == 2);
    CHECK(headless().textures != textures);
    CHECK(headless().vertices == vertices);
    CHECK(headless().glyphs_taken == glyphs_taken);
    for (const auto& command : headless().commands) CHECK(headless().textures.contains(command.texture));
}

TEST_CASE("A node says how its words look") {
    Phone phone;
    phone.agree();
    REQUIRE(phone.reader->press("radio", "不满意"));
    REQUIRE(phone.reader->press("button", "下一步"));
    const auto error = node_of(phone, "paragraph", "请至少勾选一种情形");
    CHECK(error["tone"] == "danger");
    CHECK(error["bold"] == 1);
    const auto hint = node_of(phone, "paragraph", "请勾选出现的情形，可多选");
    CHECK(hint["tone"] == "secondary");
    CHECK_FALSE(hint.contains("bold"));
    const auto title = node_of(phone, "heading", "您对这次执法满意吗？");
    CHECK_FALSE(title.contains("tone"));
    CHECK(title["fontSize"] > hint["fontSize"]);
}

TEST_CASE("A group says how many of its choices stand beside each other") {
    Phone phone;
    phone.agree();
    const auto columns = [&] {
        for (const auto& node : phone.reader->nodes())
            if (node["role"] == "group") return node.value("columns", 1);
        return 0;
    };
    CHECK(columns() == 3);
    REQUIRE(phone.reader->press("button", "大字版"));
    CHECK(columns() == 1);
}
