#include "web/ui/desk_parts.hpp"

#include "tests/support/drawn_screen.hpp"
#include "tests/support/reader.hpp"

#include <catch_amalgamated.hpp>

using namespace zhiping;
using namespace zhiping::tests;

namespace {

constexpr ui::RowButton buttons[] = {{"save", "保存"},
                                     {"send", "提交审批", ui::ButtonKind::Primary},
                                     {"close", "结案", ui::ButtonKind::Plain, true},
                                     {"delete", "删除", ui::ButtonKind::Danger, false, "草稿"}};

struct Row {
    explicit Row(ui::Side from, float wide) : side(from), width(wide) {
        platform::reset_headless();
        reader.emplace(screen, width);
    }

    Json button(const char* label) const { return *reader->find("button", label); }

    ui::Side side;
    float width;
    std::optional<std::size_t> pressed;
    DrawnScreen screen{[this](ui::Canvas& canvas) {
        if (const auto now = ui::button_row(canvas, "row", buttons, side)) pressed = now;
    }};
    std::optional<Reader> reader;
};

double end_of(const Json& node) { return node["x"].get<double>() + node["width"].get<double>(); }

} // namespace

TEST_CASE("A row of buttons says which was pressed, and one that is off is not") {
    Row row{ui::Side::Left, 800};
    REQUIRE(row.reader->press("button", "提交审批"));
    CHECK(row.pressed == 1u);
    row.pressed.reset();
    REQUIRE(row.reader->press("button", "结案"));
    CHECK_FALSE(row.pressed);
    CHECK(row.button("结案")["disabled"] == 1);
    CHECK(row.button("删除")["description"] == "草稿");
}

TEST_CASE("Buttons are as wide as their labels, stand beside each other, and at the end where that is asked for") {
    Json first_from_left;
    {
        const Row left{ui::Side::Left, 800};
        first_from_left = left.button("保存");
        CHECK(left.button("提交审批")["width"] > first_from_left["width"]);
        CHECK(left.button("删除")["y"] == first_from_left["y"]);
        CHECK(end_of(first_from_left) < left.button("提交审批")["x"]);
    }
    const Row right{ui::Side::Right, 800};
    const float margin = right.screen.canvas.theme().sizes.gap;
    CHECK(end_of(right.button("删除")) == 800 - static_cast<double>(margin));
    CHECK(right.button("保存")["x"] > first_from_left["x"]);
}

TEST_CASE("In a narrow column buttons stand on several lines, and none leaves it") {
    for (const auto side : {ui::Side::Left, ui::Side::Right}) {
        const Row row{side, 180};
        CHECK(row.button("删除")["y"] > row.button("保存")["y"]);
        for (const auto& each : buttons) {
            const auto node = row.button(std::string{each.label}.c_str());
            CHECK(node["x"] >= 0);
            CHECK(end_of(node) <= 180);
        }
    }
}

TEST_CASE("Badges say what they say, and go on under each other where there is no room") {
    platform::reset_headless();
    DrawnScreen screen{[](ui::Canvas& canvas) {
        const ui::Badge badges[] = {
            {"a", "待核查", ui::BadgeKind::Accent}, {"b", "已逾期", ui::BadgeKind::Danger}, {"c", "执法"}};
        ui::badge_row(canvas, "badges", badges);
    }};
    const Reader reader{screen, 130};
    const auto first = *reader.find("paragraph", "待核查");
    const auto second = *reader.find("paragraph", "已逾期");
    CHECK(first["tone"] == "accent");
    CHECK(second["tone"] == "danger");
    CHECK(second["y"] > first["y"]);
    CHECK(second["x"] == first["x"]);
    CHECK(reader.find("paragraph", "执法")->at("y") >= second["y"]);
}

TEST_CASE("What something is stands on the left of what it is here, on lines of one height") {
    platform::reset_headless();
    DrawnScreen screen{[](ui::Canvas& canvas) {
        const ui::KeyValue pairs[] = {
            {"unit", "单位", "蔡甸大队"},
            {"said", "说明", "很长的说明很长的说明很长的说明很长的说明很长的说明很长的说明很长的说明"},
            {"due", "一个比别的都长的名称一个比别的都长的名称", "11月25日"}};
        ui::key_values(canvas, "pairs", pairs);
    }};
    const Reader reader{screen, 360};
    const auto unit = *reader.find("term", "单位");
    const auto said = *reader.find("value", "很长的说明很长的说明很长的说明很长的说明很长的说明很长的说明很长的说明");
    const auto due = *reader.find("value", "11月25日");
    CHECK(end_of(unit) < reader.find("value", "蔡甸大队")->at("x"));
    CHECK(said["height"] > unit["height"]);
    CHECK(due["y"].get<double>() >= said["y"].get<double>() + said["height"].get<double>());
    CHECK(unit["width"] <= 0.4 * 360);
    CHECK(end_of(due) <= 360);
}

TEST_CASE("What is due is said in its colour, beside what it is") {
    platform::reset_headless();
    DrawnScreen screen{[](ui::Canvas& canvas) {
        const ui::KeyValue pairs[] = {{"due", "期限", "逾期 5 天", ui::Tone::Danger}};
        ui::key_values(canvas, "pairs", pairs);
    }};
    const Reader reader{screen, 360};
    CHECK(reader.find("value", "逾期 5 天")->at("tone") == "danger");
}

TEST_CASE("What happened stands on the left of when and by whom, each under the one before") {
    platform::reset_headless();
    DrawnScreen screen{[](ui::Canvas& canvas) {
        const ui::Event all[] = {{"events.1", "催办", "11月30日 · 王海\n请今天报告进展。"},
                                 {"events.0", "接办", "11月24日"}};
        ui::events(canvas, "events", all);
    }};
    const Reader reader{screen, 360};
    const auto urged = *reader.find("paragraph", "催办");
    const auto detail = *reader.find("paragraph", "11月30日 · 王海\n请今天报告进展。");
    CHECK(end_of(urged) < detail["x"]);
    CHECK(detail["y"] == urged["y"]);
    CHECK(reader.find("paragraph", "接办")->at("y") >= detail["y"].get<double>() + detail["height"].get<double>());
}

TEST_CASE("A notice says of which kind it is, and has a heading where it has one") {
    platform::reset_headless();
    DrawnScreen screen{[](ui::Canvas& canvas) {
        ui::desk_notice(canvas, "asked", ui::NoticeKind::Note, "申请延期", "2 个工作日");
        ui::desk_notice(canvas, "refused", ui::NoticeKind::Problem, {}, "案件已有变化");
    }};
    const Reader reader{screen, 360};
    CHECK(reader.has("heading", "申请延期"));
    CHECK(reader.has("paragraph", "2 个工作日"));
    CHECK(reader.has("paragraph", "案件已有变化"));
    std::vector<std::string> looks;
    for (const auto& node : reader.nodes())
        if (node["role"] == "note") looks.push_back(node["attributes"]["data-look"]);
    CHECK(looks == std::vector<std::string>{"note", "problem"});
}

TEST_CASE("A screen has its title, and parts under it") {
    platform::reset_headless();
    DrawnScreen screen{[](ui::Canvas& canvas) {
        ui::screen_heading(canvas, "title", "办公");
        ui::section_heading(canvas, "facts", "案件");
    }};
    const Reader reader{screen};
    CHECK(reader.find("heading", "办公")->at("level") == 1);
    CHECK(reader.find("heading", "案件")->at("level") == 2);
}
