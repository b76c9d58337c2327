#include "web/ui/panes.hpp"

#include "tests/support/drawn_screen.hpp"
#include "tests/support/reader.hpp"

#include <catch_amalgamated.hpp>

using namespace zhiping;
using namespace zhiping::tests;

namespace {

struct Seen {
    ui::Place first;
    ui::Place second;
    float first_left;
    float second_left;
    float second_width;
    float second_y;
    float end;
    Json separator;
};

Seen panes_of(float share, float width = 1000) {
    platform::reset_headless();
    Seen seen{};
    DrawnScreen screen{[&](ui::Canvas& canvas) {
        {
            ui::Panes panes{canvas,
                            {.name = "panes",
                             .label = "宽度",
                             .first = "列表",
                             .second = "案件",
                             .share = share,
                             .least_first = 300,
                             .least_second = 400},
                            {10, 50, width - 20, 600}};
            seen.first_left = canvas.left();
            canvas.space(100);
            panes.next();
            seen.first = panes.first();
            seen.second = panes.second();
            seen.second_left = canvas.left();
            seen.second_width = canvas.width();
            seen.second_y = canvas.y();
        }
        seen.end = canvas.y();
        CHECK(canvas.left() == canvas.theme().sizes.gap);
        CHECK(canvas.width() == width - 2 * canvas.theme().sizes.gap);
    }};
    const Reader reader{screen, width};
    seen.separator = *reader.find("separator", "");
    CHECK(reader.has("section", "列表"));
    CHECK(reader.has("section", "案件"));
    return seen;
}

double number(const Json& separator, const char* name) {
    return std::stod(separator["attributes"][name].get<std::string>());
}

} // namespace

TEST_CASE("Two panes have the place between them, and what is drawn goes into one and then the other") {
    const auto seen = panes_of(45);
    CHECK(seen.first.x == 10);
    CHECK(seen.first_left == 10);
    CHECK(seen.first.width / (seen.first.width + seen.second.width) == Catch::Approx(0.45).margin(0.002));
    CHECK(seen.second.x + seen.second.width == 990);
    CHECK(seen.second_left == seen.second.x);
    CHECK(seen.second_width == seen.second.width);
    CHECK(seen.second_y == 50);
    CHECK(seen.end == 650);
}

TEST_CASE("What is between two panes says how they share the width, and how far it can be moved") {
    const auto separator = panes_of(45).separator;
    CHECK(number(separator, "aria-valuenow") == 45);
    CHECK(number(separator, "aria-valuemin") == 32);
    CHECK(number(separator, "aria-valuemax") == 58);
    CHECK(separator["attributes"]["aria-orientation"] == "vertical");
    CHECK(separator["attributes"]["aria-label"] == "宽度");
    CHECK(separator["x"].get<float>() == panes_of(45).first.x + panes_of(45).first.width);
}

TEST_CASE("No pane becomes narrower than it may") {
    CHECK(panes_of(0).first.width == 300);
    CHECK(panes_of(100).second.width == 400);
    CHECK(number(panes_of(0).separator, "aria-valuenow") >= 31);
}

TEST_CASE("Where there is no room for both, both are narrower alike") {
    const auto seen = panes_of(90, 500);
    CHECK(seen.first.width / seen.second.width == Catch::Approx(0.75).margin(0.01));
    CHECK(seen.second.x + seen.second.width == 490);
}

TEST_CASE("A share is read as the page says it, and nothing else is one") {
    CHECK(ui::share_said("42") == 42.0f);
    CHECK(ui::share_said("42.5") == 42.5f);
    CHECK(ui::share_said("0") == 0.0f);
    CHECK(ui::share_said("100") == 100.0f);
    for (const auto* text : {"", "x", "42x", "-1", "101", "1e9", "42 ", "."}) {
        CAPTURE(text);
        CHECK_FALSE(ui::share_said(text));
    }
}
