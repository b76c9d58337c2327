#include "web/ui/charts.hpp"

#include "tests/support/desk_scene.hpp"
#include "tests/support/drawn_glyphs.hpp"
#include "tests/support/drawn_screen.hpp"
#include "tests/support/reader.hpp"
#include "tests/support/table_rows.hpp"
#include "web/ui/scroll_area.hpp"
#include "web/ui/table.hpp"

#include <catch_amalgamated.hpp>

#include <algorithm>

using namespace zhiping;
using namespace zhiping::tests;

namespace {

constexpr ui::ChartWords words{"看表格", "看图", "无数据"};
constexpr float tall = 1350;
constexpr std::uint32_t thick = ui::light_colours.accent; // The colours of bars.
constexpr std::uint32_t thin = ui::light_colours.control_line;

struct Bars {
    explicit Bars(std::vector<ui::Bar> all, bool compares = true, float wide = 800, float height = tall)
        : bars(std::move(all)), is_compared(compares) {
        platform::reset_headless();
        reader.emplace(screen, wide, height);
    }

    void draw(ui::Canvas& canvas) {
        const auto press = ui::bar_chart(canvas, {.name = "chart",
                                                  .title = "逾期的案件",
                                                  .bar_heading = "单位",
                                                  .value_heading = "本期",
                                                  .compared_heading = is_compared ? "上期" : "",
                                                  .bars = bars,
                                                  .as_table = as_table,
                                                  .words = words});
        if (!press) return;
        if (const auto* bar = std::get_if<ui::OpenedBar>(&*press))
            opened = bar->bar;
        else
            as_table = !as_table;
    }

    // How far the bar of this colour goes in the row of this value.
    float length(const std::string& value, std::uint32_t colour) const {
        const auto cell = *reader->find("cell", value);
        const Rectangle place{cell["x"], cell["y"], cell["width"], cell["height"]};
        float end = place.x;
        for (const auto& shape : drawn_shapes(platform::headless(), colour))
            if (place.contains(shape.centre_x(), shape.centre_y(), 1)) end = std::max(end, shape.right());
        return end - place.x;
    }

    std::vector<ui::Bar> bars;
    bool is_compared;
    bool as_table = false;
    std::optional<std::size_t> opened;
    DrawnScreen screen{[this](ui::Canvas& canvas) { draw(canvas); }};
    std::optional<Reader> reader;
};

std::vector<ui::Bar> three() {
    return {{"wuhan", "武汉市交警支队", ui::counted(40), ui::counted(20), "/desk?unit=wuhan"},
            {"yichang", "宜昌市交警支队", ui::ChartValue{1.5, "1.5 天"}, {}, "/desk?unit=yichang"},
            {"none", "没有案件的支队", ui::counted(0), ui::counted(3)}};
}

} // namespace

TEST_CASE("A bar chart is a table: what each bar is of, its value, and what that is compared with") {
    const Bars chart{three()};
    CHECK(chart.reader->find("table", "")->at("attributes")["aria-label"] == "逾期的案件");
    CHECK(chart.reader->has("heading", "逾期的案件"));
    CHECK(rows_of(*chart.reader) == Rows{{"单位", "本期", "上期"},
                                         {"武汉市交警支队", "40", "20"},
                                         {"宜昌市交警支队", "1.5 天", "无数据"},
                                         {"没有案件的支队", "0", "3"}});
}

TEST_CASE("A bar chart that compares with nothing has no column for it") {
    const Bars chart{three(), false};
    CHECK(rows_of(*chart.reader)[0] == std::vector<std::string>{"单位", "本期"});
    CHECK(rows_of(*chart.reader)[1] == std::vector<std::string>{"武汉市交警支队", "40"});
}

TEST_CASE("A chart without bars says so") {
    const Bars chart{{}, false};
    CHECK(rows_of(*chart.reader) == Rows{{"单位", "本期"}, {"无数据"}});
}

TEST_CASE("A bar that leads somewhere is opened by its link and by a press anywhere on its row") {
    Bars chart{three()};
    REQUIRE(chart.reader->press("view-link", "宜昌市交警支队"));
    CHECK(chart.opened == 1u);
    chart.opened.reset();
    for (const auto& node : chart.reader->nodes())
        if (node.value("attributes", Json::object()).value("aria-rowindex", "") == "2")
            chart.screen.activate(node["id"]);
    chart.reader->settle();
    CHECK(chart.opened == 0u);
    const auto link = *chart.reader->find("view-link", "武汉市交警支队");
    CHECK(link["address"] == "/desk?unit=wuhan");
    CHECK(link["id"] == chart.screen.canvas.id_of(ui::link_of("chart", "wuhan")));
}

TEST_CASE("A bar that leads nowhere cannot be pressed") {
    Bars chart{three()};
    CHECK_FALSE(chart.reader->has("view-link", "没有案件的支队"));
    const auto scene = draw_desk_scene(chart.screen, "", 800, tall);
    CHECK(std::count_if(scene.nodes.begin(), scene.nodes.end(),
                        [](const PlacedNode& node) { return node.role == "row" && is_operable(node); }) == 2);
}

TEST_CASE("Bars are as long as their values: none for nothing, the same for the same, half for half") {
    const Bars chart{{{"a", "甲", ui::counted(80), ui::counted(40)},
                      {"b", "乙", ui::ChartValue{80, "又是 80"}, ui::counted(0)},
                      {"c", "丙", ui::ChartValue{40, "一半"}, ui::counted(80)},
                      {"d", "丁", ui::ChartValue{0, "没有"}, ui::counted(0)},
                      {"e", "戊", ui::ChartValue{0.01, "很少"}, ui::counted(0)}}};
    const float whole = chart.length("80", thick);
    CHECK(whole > 300);
    CHECK(chart.length("又是 80", thick) == Catch::Approx(whole));
    CHECK(chart.length("一半", thick) == Catch::Approx(whole / 2).margin(1));
    CHECK(chart.length("没有", thick) == 0);
    CHECK(chart.length("很少", thick) > 1);
    CHECK(chart.length("80", thin) == Catch::Approx(whole / 2).margin(1)); // In one scale.
    CHECK(chart.length("一半", thin) == Catch::Approx(whole).margin(1));
    CHECK(chart.length("没有", thin) == 0);
}

TEST_CASE("Where all values are nothing there are no bars, and each is said") {
    const Bars chart{{{"a", "甲", ui::counted(0)}, {"b", "乙", ui::counted(0)}}, false};
    CHECK(drawn_shapes(platform::headless(), thick).empty());
    CHECK(rows_of(*chart.reader) == Rows{{"单位", "本期"}, {"甲", "0"}, {"乙", "0"}});
}

TEST_CASE("A bar chart is turned into its table and back, and says the same") {
    Bars chart{three()};
    const auto before = rows_of(*chart.reader);
    const auto button = *chart.reader->find("button", "看表格");
    CHECK(button["description"] == "逾期的案件"); // A screen may have several.
    REQUIRE(chart.reader->press("button", "看表格"));
    CHECK(chart.as_table);
    CHECK(rows_of(*chart.reader) == before);
    CHECK(drawn_shapes(platform::headless(), thick).empty());
    CHECK(chart.reader->find("button", "看图")->at("id") == button["id"]); // It keeps the focus.
    REQUIRE(chart.reader->press("view-link", "武汉市交警支队"));
    CHECK(chart.opened == 0u);
    REQUIRE(chart.reader->press("button", "看图"));
    CHECK_FALSE(chart.as_table);
}

TEST_CASE("Without a canvas there is the table, and nothing to turn") {
    const Bars chart{three(), true, 800, 0};
    CHECK(rows_of(*chart.reader).size() == 4);
    CHECK_FALSE(chart.reader->has("button", "看表格"));
    CHECK(chart.reader->has("view-link", "武汉市交警支队"));
}

TEST_CASE("What is drawn of bars stays in the column, has nodes where it is, and is cut where there is no room") {
    auto bars = three();
    bars.push_back({"long", "湖北省公安厅高速公路警察总队 黄黄高速公路支队 第一大队 蔡甸中队",
                    ui::ChartValue{40, "一百二十三万四千五百六十七个工作日"},
                    ui::ChartValue{7, "另一个很长的、写不下的数"}, "/desk?unit=long"});
    for (const float width : {260.0f, 360.0f, 800.0f, 1440.0f})
        for (const bool as_table : {false, true}) {
            INFO(width << (as_table ? " px, as a table" : " px"));
            Bars chart{bars, true, width};
            chart.as_table = as_table;
            const auto scene = draw_desk_scene(chart.screen, "", width, tall);
            const Faults none;
            CHECK(glyphs_without_node(scene) == none);
            CHECK(items_without_their_node(scene) == none);
            CHECK(operable_nodes_without_item(scene) == none);
            CHECK(repeated_ids(scene) == none);
            CHECK(nameless(scene) == none);
            CHECK(beyond_column(platform::headless(), width, chart.screen.canvas.theme().sizes.gap) == 0);
        }
}

TEST_CASE("Of two hundred bars those that show are drawn, and all are read") {
    std::vector<ui::Bar> many;
    for (int bar = 0; bar < 200; ++bar)
        many.push_back({std::to_string(bar), "第 " + std::to_string(bar) + " 大队", ui::counted(bar + 1), {}});
    platform::reset_headless();
    DrawnScreen screen{[&](ui::Canvas& canvas) {
        const ui::ScrollArea area{canvas, "area", "大队", {0, 0, 800, 400}, 0};
        ui::bar_chart(canvas, {.name = "chart",
                               .title = "大队",
                               .bar_heading = "大队",
                               .value_heading = "案件",
                               .bars = many,
                               .words = words});
    }};
    const Reader reader{screen, 800, 400};
    CHECK(rows_of(reader).size() == 201);
    const auto shapes = drawn_shapes(platform::headless(), thick);
    CHECK_FALSE(shapes.empty());
    for (const auto& shape : shapes) CHECK(shape.y < 430); // With the one at the edge.
}
