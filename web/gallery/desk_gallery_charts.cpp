#include "web/gallery/desk_gallery.hpp"

#include "web/ui/columns.hpp"
#include "web/ui/desk_parts.hpp"
#include "web/ui/names.hpp"
#include "web/ui/scroll_area.hpp"
#include "web/ui/widgets.hpp"

#include <array>
#include <vector>

namespace zhiping::gallery {

namespace {

constexpr ui::ChartWords words{"看表格", "看图", "无数据"};
constexpr float least_column = 480;
constexpr float edge = 12; // Beside what is on the left and right.
constexpr int many_bars = 200;
constexpr int many_points = 92;

ui::ChartValue days(double amount, std::string_view said) { return {amount, std::string{said} + " 个工作日"}; }

std::vector<std::string> days_of_november(int count) {
    std::vector<std::string> labels;
    for (int day = 1; day <= count; ++day) labels.push_back("11月" + std::to_string(day) + "日");
    return labels;
}

// Numbers that go up and down and are the same each time.
std::vector<std::optional<int>> waves(int count, int high, int often) {
    std::vector<std::optional<int>> values;
    for (int point = 0; point < count; ++point)
        values.emplace_back(high / 2 + (point * often % 17 - 8) * high / 18 + (point % 7 == 6 ? -high / 20 : 0));
    return values;
}

std::vector<ui::Bar> bars_of_units() {
    constexpr auto address = [](std::string_view unit) { return "/gallery/desk?unit=" + std::string{unit}; };
    return {{"wuhan", "武汉市交警支队", ui::counted(128), ui::counted(97), address("wuhan")},
            {"yichang", "宜昌市交警支队", ui::counted(41), ui::counted(41), address("yichang")},
            {"expressway", "湖北省公安厅高速公路警察总队 黄黄高速公路支队 第一大队（The first brigade）",
             ui::counted(23), ui::counted(64), address("expressway")},
            {"jingzhou", "荆州市交警支队", ui::counted(1), ui::counted(0), address("jingzhou")},
            {"shennongjia", "神农架林区交警支队", ui::counted(0), ui::counted(3), address("shennongjia")},
            {"new", "新设的支队", ui::counted(6), {}, address("new")}};
}

} // namespace

void DeskGallery::bars(ui::BarChart chart) {
    chart.as_table = m_turned.contains(chart.name);
    if (const auto press = ui::bar_chart(m_canvas, chart)) {
        if (const auto* opened = std::get_if<ui::OpenedBar>(&*press))
            m_pressed = "按了" + chart.bars[opened->bar].label;
        else if (!m_turned.erase(std::string{chart.name}))
            m_turned.emplace(chart.name);
    }
    m_canvas.space(2 * m_canvas.theme().sizes.gap);
}

void DeskGallery::lines(ui::LineChart chart) {
    chart.as_table = m_turned.contains(chart.name);
    if (ui::line_chart(m_canvas, chart) && !m_turned.erase(std::string{chart.name})) m_turned.emplace(chart.name);
    m_canvas.space(2 * m_canvas.theme().sizes.gap);
}

void DeskGallery::draw_charts(const ui::Place& place) {
    const ui::ScrollArea area{m_canvas, "charts", "图表", place, scrolled("charts")};
    m_canvas.indent(0, edge);
    m_canvas.space(m_canvas.theme().sizes.gap);
    ui::hint(m_canvas, "charts.what", m_pressed);
    {
        const int count = m_canvas.width() >= 2 * least_column ? 2 : 1;
        ui::Columns columns{m_canvas, count};
        draw_bars();
        if (count > 1) columns.next();
        draw_lines();
    }
    m_canvas.indent(0, -edge);
}

void DeskGallery::draw_bars() {
    const auto units = bars_of_units();
    bars({.name = "chart.compared",
          .title = "逾期的案件",
          .bar_heading = "单位",
          .value_heading = "本期",
          .compared_heading = "上期",
          .bars = units,
          .words = words});
    const std::array medians{ui::Bar{"law", "执法", days(1.5, "1.5")}, ui::Bar{"service", "服务", days(2, "2")},
                             ui::Bar{"accident", "事故处理", days(0, "0")}, ui::Bar{"test", "驾考", {}}};
    bars({.name = "chart.plain",
          .title = "答复用时的中位数",
          .bar_heading = "模块",
          .value_heading = "用时",
          .bars = medians,
          .words = words});
    bars({.name = "chart.turned",
          .title = "逾期的案件，表格",
          .bar_heading = "单位",
          .value_heading = "本期",
          .compared_heading = "上期",
          .bars = units,
          .words = words});
    bars({.name = "chart.empty",
          .title = "没有数据的图表",
          .bar_heading = "单位",
          .value_heading = "本期",
          .bars = {},
          .words = words});
}

void DeskGallery::draw_lines() {
    const auto labels = days_of_november(14);
    const auto begun = waves(14, 40, 5);
    auto compared = waves(14, 30, 7);
    compared[4] = compared[5] = compared[9] = compared[11] = {};
    const std::vector<std::optional<int>> late(14, 2);
    const ui::ChartLine three[] = {
        {"本期", begun}, {"上期，有的日子没有数据", compared, ui::Tone::Secondary}, {"逾期", late, ui::Tone::Danger}};
    lines({.name = "chart.three",
           .title = "每天开始的案件",
           .point_heading = "日期",
           .points = labels,
           .lines = three,
           .words = words});
    const std::vector<std::optional<int>> zeros(14, 0);
    const std::vector<std::optional<int>> once{1};
    const ui::ChartLine none[] = {{"本期", zeros}, {"上期", zeros, ui::Tone::Secondary}};
    lines({.name = "chart.zeros",
           .title = "没有案件的日子",
           .point_heading = "日期",
           .points = labels,
           .lines = none,
           .words = words});
    const ui::ChartLine one[] = {{"本期", once}};
    lines({.name = "chart.one",
           .title = "只有一天",
           .point_heading = "日期",
           .points = std::span{labels}.first(1),
           .lines = one,
           .words = words});
}

void DeskGallery::draw_full_charts(const ui::Place& place) {
    const ui::ScrollArea area{m_canvas, "full", "数据很多的图表", place, scrolled("full")};
    m_canvas.indent(0, edge);
    m_canvas.space(m_canvas.theme().sizes.gap);
    std::vector<std::string> labels;
    for (int point = 0; point < many_points; ++point)
        labels.push_back(std::to_string(7 + point / 31) + "月" + std::to_string(point % 31 + 1) + "日");
    const auto first = waves(many_points, 2400, 5);
    const auto second = waves(many_points, 1800, 3);
    const auto third = waves(many_points, 300, 11);
    const ui::ChartLine all[] = {
        {"本期", first}, {"上期", second, ui::Tone::Secondary}, {"逾期", third, ui::Tone::Danger}};
    lines({.name = "chart.days",
           .title = "一个季度",
           .point_heading = "日期",
           .points = labels,
           .lines = all,
           .words = words});
    std::vector<ui::Bar> units;
    for (int unit = 0; unit < many_bars; ++unit) {
        const auto number = std::to_string(unit + 1);
        units.push_back({.name = number,
                         .label = "第 " + number + " 大队",
                         .value = ui::counted(unit * 37 % 211),
                         .compared = ui::counted(unit * 53 % 197),
                         .address = "/gallery/desk?unit=" + number});
    }
    bars({.name = "chart.units",
          .title = "所有大队",
          .bar_heading = "单位",
          .value_heading = "本期",
          .compared_heading = "上期",
          .bars = units,
          .words = words});
    m_canvas.indent(0, -edge);
}

} // namespace zhiping::gallery
