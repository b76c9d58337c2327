#include "web/ui/toast.hpp"

#include "tests/support/drawn_screen.hpp"
#include "tests/support/reader.hpp"

#include <catch_amalgamated.hpp>

using namespace zhiping;
using namespace zhiping::tests;

namespace {

struct Toasted {
    explicit Toasted(const char* words, const char* label = "", float width = 800) : text(words), action(label) {
        platform::reset_headless();
        reader.emplace(screen, width);
    }

    std::string text;
    std::string action;
    bool is_undone = false;
    DrawnScreen screen{[this](ui::Canvas& canvas) {
        if (ui::toast(canvas, {"toast", text, action})) is_undone = true;
    }};
    std::optional<Reader> reader;
};

constexpr double window = 844; // The reader's.

} // namespace

TEST_CASE("A toast without words is there and says nothing") {
    const Toasted toasted{""};
    const auto node = toasted.reader->find("toast", "");
    REQUIRE(node);
    CHECK_FALSE(node->contains("width"));
    CHECK(toasted.reader->nodes().size() == 1);
    CHECK(platform::headless().triangles == 2); // The ground.
}

TEST_CASE("A toast lies in the middle of the window's lower edge, and its words in it") {
    const Toasted toasted{"草稿已保存"};
    const auto card = *toasted.reader->find("toast", "");
    CHECK(card["y"].get<double>() + card["height"].get<double>() < window);
    CHECK(card["y"].get<double>() > window - 100);
    CHECK(card["x"].get<double>() + card["width"].get<double>() / 2 == Catch::Approx(400).margin(1));
    const auto words = *toasted.reader->find("paragraph", "草稿已保存");
    CHECK(words["x"] == 16);
    CHECK(words["x"].get<double>() + words["width"].get<double>() < card["width"].get<double>());
    CHECK_FALSE(toasted.reader->has("button", ""));
}

TEST_CASE("A toast's button undoes") {
    Toasted toasted{"草稿已删除", "撤销"};
    REQUIRE(toasted.reader->press("button", "撤销"));
    CHECK(toasted.is_undone);
}

TEST_CASE("A toast that says much is not wider than the window") {
    const Toasted toasted{"很长的话很长的话很长的话很长的话很长的话很长的话很长的话很长的话很长的话", "撤销", 320};
    const auto card = *toasted.reader->find("toast", "");
    CHECK(card["x"] >= 0);
    CHECK(card["x"].get<double>() + card["width"].get<double>() <= 320);
    CHECK(card["height"] > 60);
}
