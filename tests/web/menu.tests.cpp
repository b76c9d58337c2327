#include "web/ui/menu.hpp"

#include "tests/support/drawn_screen.hpp"
#include "tests/support/reader.hpp"
#include "web/ui/scroll_area.hpp"

#include <catch_amalgamated.hpp>

using namespace zhiping;
using namespace zhiping::tests;

namespace {

constexpr ui::MenuItem items[] = {{.name = "transfer", .label = "移交其他单位"},
                                  {.name = "print", .label = "打印", .disabled = true},
                                  {.name = "decline", .label = "不予受理", .is_danger = true, .begins_group = true}};
constexpr float window = 844; // The reader's.

struct Menu {
    explicit Menu(std::function<void(ui::Canvas&)> beforehand = {}, float width = 800) : before(std::move(beforehand)) {
        platform::reset_headless();
        reader.emplace(screen, width);
    }

    Json node(const char* role, const char* name) const {
        const auto found = reader->find(role, name);
        REQUIRE(found);
        return *found;
    }
    Json card() const { return node("menu", ""); }
    std::string expanded() const { return node("button", "更多")["attributes"]["aria-expanded"]; }

    std::function<void(ui::Canvas&)> before;
    bool is_open = false;
    std::optional<std::size_t> pressed;
    DrawnScreen screen{[this](ui::Canvas& canvas) {
        if (before) before(canvas);
        if (const auto now = ui::menu(canvas, {"more", "更多", items}, is_open)) pressed = now;
    }};
    std::optional<Reader> reader;
};

double end_of(const Json& node) { return node["x"].get<double>() + node["width"].get<double>(); }
double bottom_of(const Json& node) { return node["y"].get<double>() + node["height"].get<double>(); }

} // namespace

TEST_CASE("A menu opens and closes by its button, which says which of both it is") {
    Menu menu;
    CHECK(menu.expanded() == "false");
    CHECK_FALSE(menu.reader->has("menu", ""));
    REQUIRE(menu.reader->press("button", "更多"));
    CHECK(menu.expanded() == "true");
    CHECK(menu.card()["target"] == menu.node("button", "更多")["id"]);
    CHECK(menu.node("button", "更多")["attributes"]["aria-controls"] ==
          "n" + std::to_string(menu.card()["id"].get<std::uint32_t>()));
    REQUIRE(menu.reader->press("button", "更多"));
    CHECK(menu.expanded() == "false");
    CHECK_FALSE(menu.pressed);
}

TEST_CASE("An item of a menu is pressed once, and closes it; one that is off does nothing") {
    Menu menu;
    REQUIRE(menu.reader->press("button", "更多"));
    REQUIRE(menu.reader->press("menu-item", "打印"));
    CHECK_FALSE(menu.pressed);
    CHECK(menu.is_open);
    REQUIRE(menu.reader->press("menu-item", "不予受理"));
    CHECK(menu.pressed == 2u);
    CHECK_FALSE(menu.is_open);
    CHECK_FALSE(menu.reader->has("menu", ""));
}

TEST_CASE("A menu's card lies under its button, and its items in it") {
    Menu menu;
    REQUIRE(menu.reader->press("button", "更多"));
    const auto button = menu.node("button", "更多");
    const auto card = menu.card();
    CHECK(card["x"] == button["x"]);
    CHECK(card["y"].get<double>() > bottom_of(button));
    double y = 0;
    for (const auto& item : items) {
        const auto node = menu.node("menu-item", std::string{item.label}.c_str()); // From the card's corner on.
        CHECK(node["y"].get<double>() >= y);
        CHECK(end_of(node) <= card["width"].get<double>());
        y = bottom_of(node);
    }
    CHECK(y <= card["height"].get<double>());
}

TEST_CASE("A menu's card stays in the window: above its button at the lower edge, and left of it at the right one") {
    Menu menu{[](ui::Canvas& canvas) {
        canvas.space(window - 40);
        canvas.indent(canvas.width() - 80, 0);
    }};
    REQUIRE(menu.reader->press("button", "更多"));
    const auto card = menu.card();
    CHECK(bottom_of(card) < menu.node("button", "更多")["y"].get<double>());
    CHECK(card["y"].get<double>() >= 0);
    CHECK(end_of(card) <= 800);
}

TEST_CASE(
    "A menu in what scrolls by itself lies where it is drawn in the window, and what follows lies in what scrolls") {
    platform::reset_headless();
    bool is_open = true;
    DrawnScreen screen{[&](ui::Canvas& canvas) {
        const ui::ScrollArea area{canvas, "area", "内容", {100, 200, 300, 60}, 10};
        ui::menu(canvas, {"more", "更多", items}, is_open);
        canvas.semantics().add({.id = canvas.id_of("after"), .role = ui::Role::Paragraph, .place = {100, 240, 5, 5}});
    }};
    const Reader reader{screen, 800};
    const auto button = *reader.find("button", "更多");
    const auto card = *reader.find("menu", "");
    CHECK(button["x"] == 0);
    CHECK(button["y"] == 0);
    CHECK(card["x"] == 100);
    CHECK(card["y"].get<double>() == 190 + button["height"].get<double>() + 4);
    CHECK(reader.find("paragraph", "")->at("y") == 50);
    CHECK(reader.find("menu-item", "移交其他单位")->at("x") == 4);
}

TEST_CASE("The button of a menu is as wide as is said beforehand") {
    float said = 0;
    Menu menu{[&](ui::Canvas& canvas) { said = ui::menu_width(canvas, "更多"); }};
    CHECK(menu.node("button", "更多")["width"].get<float>() == said);
}
