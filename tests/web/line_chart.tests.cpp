#include "tests/support/desk_scene.hpp"
#include "tests/support/drawn_glyphs.hpp"
#include "tests/support/drawn_screen.hpp"
#include "tests/support/reader.hpp"
#include "tests/support/table_rows.hpp"
#include "web/ui/charts.hpp"

#include <catch_amalgamated.hpp>

#include <algorithm>
#include <limits>

using namespace zhiping;
using namespace zhiping::tests;

namespace {

constexpr ui::ChartWords words{"看表格", "看图", "无数据"};
constexpr float tall = 1350;

using Values = std::vector<std::optional<int>>;

struct Line {
    std::string label;
    Values values;
    ui::Tone tone = ui::Tone::Accent;
};

struct Lines {
    explicit Lines(std::vector<Line> several, float wide = 800, float height = tall) : all(std::move(several)) {
        platform::reset_headless();
        for (std::size_t day = 0; day < all[0].values.size(); ++day)
            days.push_back("11月" + std::to_string(day + 1) + "日");
        reader.emplace(screen, wide, height);
    }

    void draw(ui::Canvas& canvas) {
        std::vector<ui::ChartLine> lines;
        for (const auto& line : all) lines.push_back({line.label, line.values, line.tone});
        const bool is_turned = ui::line_chart(canvas, {.name = "chart",
                                                       .title = "每天的案件",
                                                       .point_heading = "日期",
                                                       .points = days,
                                                       .lines = lines,
                                                       .as_table = as_table,
                                                       .words = words});
        if (is_turned) as_table = !as_table;
    }

    // Of how many pieces what is drawn in this colour consists, from left to right, beside the labels.
    std::size_t pieces(std::uint32_t colour) const {
        float end_of_points = 0;
        for (const auto& node : reader->nodes())
            if (node["role"] == "cell")
                end_of_points = std::max(end_of_points, node["x"].get<float>() + node["width"].get<float>());
        auto shapes = drawn_shapes(platform::headless(), colour);
        std::sort(shapes.begin(), shapes.end(),
                  [](const auto& first, const auto& second) { return first.x < second.x; });
        std::size_t count = 0;
        float end = -1;
        for (const auto& shape : shapes) {
            if (shape.x > end_of_points) break;
            if (shape.x > end) ++count;
            end = std::max(end, shape.right());
        }
        return count;
    }

    std::vector<std::string> scale() const {
        std::vector<std::string> numbers;
        for (const auto& node : reader->nodes())
            if (node["role"] == "mark") numbers.push_back(node["label"]);
        return numbers;
    }

    std::vector<Line> all;
    std::vector<std::string> days;
    bool as_table = false;
    DrawnScreen screen{[this](ui::Canvas& canvas) { draw(canvas); }};
    std::optional<Reader> reader;
};

constexpr auto accent = ui::light_colours.accent;
constexpr auto secondary = ui::light_colours.secondary;
constexpr auto danger = ui::light_colours.danger;

} // namespace

TEST_CASE("A line chart is a table: the labels of its lines, and the values of each point") {
    const Lines chart{{{"本期", {3, 0}}, {"上期", {{}, 41}}}};
    CHECK(chart.reader->find("table", "")->at("attributes")["aria-label"] == "每天的案件");
    CHECK(rows_of(*chart.reader) == Rows{{"日期", "本期", "上期"}, {"11月1日", "3", "无数据"}, {"11月2日", "0", "41"}});
}

TEST_CASE("Lines are told apart without their colours: the first is drawn through, the others are not, nor alike") {
    const Values same(20, 5);
    const Lines chart{{{"本期", same}, {"上期", same, ui::Tone::Secondary}, {"逾期", same, ui::Tone::Danger}}};
    CHECK(chart.pieces(accent) == 1);
    CHECK(chart.pieces(secondary) > 20);
    CHECK(chart.pieces(danger) > chart.pieces(secondary) + 20);
}

TEST_CASE("Where there is no value a line has a gap, and one between two gaps is a dot") {
    const auto pieces_of = [](Values values) { return Lines{{{"本期", std::move(values)}}}.pieces(accent); };
    CHECK(pieces_of({1, 2, {}, 3, {}, {}, 2, 2}) == 3);
    CHECK(pieces_of({{}, {}, {}}) == 0);
}

TEST_CASE("A scale begins at 0 and has few and round numbers, the last not below any value") {
    const auto scale_to = [](int most) { return Lines{{{"本期", {0, most}}}}.scale(); };
    using Numbers = std::vector<std::string>;
    CHECK(scale_to(0) == Numbers{"0", "1"});
    CHECK(scale_to(1) == Numbers{"0", "1"});
    CHECK(scale_to(3) == Numbers{"0", "1", "2", "3"});
    CHECK(scale_to(5) == Numbers{"0", "2", "4", "6"});
    CHECK(scale_to(80) == Numbers{"0", "20", "40", "60", "80"});
    CHECK(scale_to(92) == Numbers{"0", "50", "100"});
    CHECK(scale_to(2400) == Numbers{"0", "1000", "2000", "3000"});
    CHECK(scale_to(std::numeric_limits<int>::max()).size() == 4);
}

TEST_CASE("Labels of lines that end at one place stand under each other") {
    const Lines chart{{{"本期", {1, 0}}, {"上期", {2, 0}}, {"逾期", {3, 0}}}};
    std::vector<Json> labels;
    for (const auto* label : {"本期", "上期", "逾期"}) labels.push_back(*chart.reader->find("column-header", label));
    std::sort(labels.begin(), labels.end(),
              [](const Json& first, const Json& second) { return first["y"] < second["y"]; });
    for (std::size_t index = 1; index < labels.size(); ++index)
        CHECK(labels[index]["y"].get<float>() >=
              labels[index - 1]["y"].get<float>() + labels[index - 1]["height"].get<float>());
}

TEST_CASE("A line chart is turned into its table and back, and says the same") {
    Lines chart{{{"本期", {3, 0}}, {"上期", {{}, 41}}}};
    const auto before = rows_of(*chart.reader);
    REQUIRE(chart.reader->press("button", "看表格"));
    CHECK(rows_of(*chart.reader) == before);
    CHECK(chart.scale().empty());
    CHECK(drawn_shapes(platform::headless(), accent).empty());
    REQUIRE(chart.reader->press("button", "看图"));
    CHECK_FALSE(chart.as_table);
    CHECK_FALSE(chart.scale().empty());
}

TEST_CASE("Without a canvas a line chart is its table, without the numbers of its scale") {
    const Lines chart{{{"本期", {3, 0}}}, 800, 0};
    CHECK(rows_of(*chart.reader).size() == 3);
    CHECK(chart.scale().empty());
    CHECK_FALSE(chart.reader->has("button", "看表格"));
}

TEST_CASE("What is drawn of lines stays in the column, and has nodes where it is") {
    Values quarter(92);
    for (int day = 0; day < 92; ++day) quarter[static_cast<std::size_t>(day)] = day * 7919 % 2'000'000;
    const std::vector<Line> several{{"一条名称很长的线，比图右边的地方还要长", quarter},
                                    {"上期", Values(92, 0), ui::Tone::Secondary},
                                    {"逾期", Values(92), ui::Tone::Danger}};
    const std::vector<Line> once{{"本期", {1}}};
    for (const auto& all : {several, once})
        for (const float width : {260.0f, 360.0f, 800.0f, 1440.0f})
            for (const bool as_table : {false, true}) {
                INFO(all.size() << " lines, " << width << (as_table ? " px, as a table" : " px"));
                Lines chart{all, width};
                chart.as_table = as_table;
                const auto scene = draw_desk_scene(chart.screen, "", width, tall);
                const Faults none;
                CHECK(glyphs_without_node(scene) == none);
                CHECK(items_without_their_node(scene) == none);
                CHECK(repeated_ids(scene) == none);
                CHECK(beyond_column(platform::headless(), width, chart.screen.canvas.theme().sizes.gap) == 0);
            }
}

TEST_CASE("A line of all days of a quarter has few of their labels") {
    const Lines chart{{{"本期", Values(92, 3)}}, 600};
    const auto glyphs = drawn_glyphs(platform::headless());
    const auto last = *chart.reader->find("cell", "11月1日");
    const auto below = std::count_if(glyphs.begin(), glyphs.end(), [&](const Rectangle& glyph) {
        return glyph.centre_y() > last["y"].get<float>() &&
               glyph.centre_y() < last["y"].get<float>() + last["height"].get<float>();
    });
    CHECK(below > 8);
    CHECK(below <= 7 * 6);
}
