#include "web/ui/dialog.hpp"

#include "tests/support/drawn_screen.hpp"
#include "tests/support/reader.hpp"
#include "web/ui/widgets.hpp"

#include <catch_amalgamated.hpp>

using namespace zhiping;
using namespace zhiping::tests;
using platform::headless;

namespace {

constexpr ui::RowButton actions[] = {{"cancel", "取消"}, {"send", "提交", ui::ButtonKind::Primary}};

struct Asked {
    explicit Asked(float wide = 800) {
        platform::reset_headless();
        reader.emplace(screen, wide);
    }

    Json node(const char* role, const char* name) const {
        const auto found = reader->find(role, name);
        REQUIRE(found);
        return *found;
    }

    bool is_open = true;
    bool was_left = false;
    std::optional<std::size_t> pressed;
    float room = 0;
    float left = 0;
    float width = 0;
    float y = 0;
    DrawnScreen screen{[this](ui::Canvas& canvas) {
        ui::paragraph(canvas, "behind", "后面");
        if (is_open) {
            ui::Dialog dialog{canvas, {"dialog", "删除草稿？", "关闭"}};
            ui::paragraph(canvas, "words", "删除后不能恢复。");
            room = dialog.room();
            pressed = dialog.actions(actions);
            was_left = dialog.is_left();
            if (pressed || was_left) is_open = false;
        }
        left = canvas.left();
        width = canvas.width();
        y = canvas.y();
    }};
    std::optional<Reader> reader;
};

double end_of(const Json& node) { return node["x"].get<double>() + node["width"].get<double>(); }

} // namespace

TEST_CASE("A dialog says what it is, and which of its actions was pressed") {
    Asked asked;
    const auto dialog = asked.node("dialog", "");
    CHECK(dialog["attributes"]["aria-label"] == "删除草稿？");
    CHECK(dialog["target"] == asked.node("button", "关闭")["id"]);
    CHECK(asked.node("heading", "删除草稿？")["level"] == 2);
    asked.screen.activate(asked.node("button", "提交")["id"]);
    asked.screen.draw({800, 1350, 0, 844, 2, 1, false});
    CHECK(asked.pressed == 1u);
    CHECK_FALSE(asked.was_left);
}

TEST_CASE("A dialog is left by its cross, and is then drawn no more") {
    Asked asked;
    asked.screen.activate(asked.node("button", "关闭")["id"]);
    asked.screen.draw({800, 1350, 0, 844, 2, 1, false});
    CHECK(asked.was_left);
    CHECK_FALSE(asked.pressed);
    asked.reader->settle();
    CHECK_FALSE(asked.reader->has("dialog", ""));
    CHECK(asked.reader->has("paragraph", "后面"));
}

TEST_CASE(
    "A dialog stands in the middle of the window, its actions at its end, and takes no room of what is behind it") {
    Asked asked;
    const auto cancel = asked.node("button", "取消");
    const auto send = asked.node("button", "提交");
    const auto words = asked.node("paragraph", "删除后不能恢复。");
    CHECK(words["x"] == (800 - 480) / 2 + 20);
    CHECK(end_of(send) == (800 + 480) / 2 - 20);
    CHECK(cancel["x"] < send["x"]);
    CHECK(cancel["y"] > words["y"]);
    const float gap = asked.screen.canvas.theme().sizes.gap;
    CHECK(asked.left == gap);
    CHECK(asked.width == 800 - 2 * gap);
    const auto behind = asked.node("paragraph", "后面");
    CHECK(static_cast<double>(asked.y) == behind["y"].get<double>() + behind["height"].get<double>());
    CHECK(asked.room > 400);
    CHECK(asked.room < 844);
}

TEST_CASE("In a narrow window a dialog is as wide as there is room") {
    Asked asked{320};
    CHECK(asked.node("paragraph", "删除后不能恢复。")["x"] == 16 + 20);
    CHECK(end_of(asked.node("button", "提交")) == 320 - 16 - 20);
}

TEST_CASE("What is in a dialog is drawn over what is behind it, whatever was drawn first") {
    Asked asked;
    const auto with = headless().triangles;
    asked.is_open = false;
    asked.reader->settle();
    CHECK(headless().triangles < with);
}
