#include "web/ui/tabs.hpp"

#include "tests/support/drawn_screen.hpp"
#include "tests/support/reader.hpp"

#include <catch_amalgamated.hpp>

using namespace zhiping;
using namespace zhiping::tests;

namespace {

constexpr ui::Tab all[] = {{"mine", "我的", 12}, {"unit", "本单位", 0}, {"comments", "评论"}};

struct Tabbed {
    explicit Tabbed(float width = 800) {
        platform::reset_headless();
        reader.emplace(screen, width);
    }

    Json tab(const char* label) const { return *reader->find("tab", label); }

    std::size_t chosen = 0;
    DrawnScreen screen{[this](ui::Canvas& canvas) {
        if (const auto pressed = ui::tabs(canvas, "tabs", "列表", all, chosen)) chosen = *pressed;
        const ui::TabPanel panel{canvas, all[chosen]};
    }};
    std::optional<Reader> reader;
};

std::string element_of(const Json& node) { return "n" + std::to_string(node["id"].get<std::uint32_t>()); }

} // namespace

TEST_CASE("Of tabs one is chosen, and another when it is pressed") {
    Tabbed tabbed;
    CHECK(tabbed.tab("我的")["attributes"]["aria-selected"] == "true");
    CHECK(tabbed.tab("评论")["attributes"]["aria-selected"] == "false");
    REQUIRE(tabbed.reader->press("tab", "评论"));
    CHECK(tabbed.chosen == 2);
    CHECK(tabbed.tab("我的")["attributes"]["aria-selected"] == "false");
    CHECK(tabbed.tab("评论")["attributes"]["aria-selected"] == "true");
}

TEST_CASE("A tab says how many there are, none too, and nothing where nobody counts") {
    const Tabbed tabbed;
    CHECK(tabbed.tab("我的")["description"] == "12");
    CHECK(tabbed.tab("本单位")["description"] == "0");
    CHECK_FALSE(tabbed.tab("评论").contains("description"));
}

TEST_CASE("The chosen tab and what it shows name each other") {
    Tabbed tabbed;
    const auto panel = *tabbed.reader->find("tab-panel", "");
    CHECK(panel["attributes"]["aria-labelledby"] == element_of(tabbed.tab("我的")));
    CHECK(tabbed.tab("我的")["attributes"]["aria-controls"] == element_of(panel));
    CHECK(tabbed.tab("评论")["attributes"]["aria-controls"] == "");
    CHECK(tabbed.reader->find("tab-list", "")->at("attributes")["aria-label"] == "列表");
}

TEST_CASE("Tabs keep their places when another is chosen") {
    Tabbed tabbed;
    const auto before = tabbed.tab("评论");
    REQUIRE(tabbed.reader->press("tab", "本单位"));
    for (const auto* side : {"x", "y", "width", "height"}) CHECK(tabbed.tab("评论")[side] == before[side]);
}

TEST_CASE("Tabs for which the window is too narrow go on under the others") {
    const Tabbed tabbed{180};
    CHECK(tabbed.tab("评论")["y"] > tabbed.tab("我的")["y"]);
    CHECK(tabbed.tab("评论")["x"].get<double>() + tabbed.tab("评论")["width"].get<double>() <= 180);
}
