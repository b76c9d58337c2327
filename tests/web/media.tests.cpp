#include "web/ui/media.hpp"

#include "tests/support/drawn_screen.hpp"
#include "tests/support/reader.hpp"
#include "web/ui/watermark.hpp"
#include "web/ui/widgets.hpp"

#include <catch_amalgamated.hpp>

using namespace zhiping;
using namespace zhiping::tests;

namespace {

struct Looked {
    explicit Looked(ui::PictureContent shown) : content(shown) {
        platform::reset_headless();
        reader.emplace(screen, 800.0f);
    }

    Json picture() const { return *reader->find("image", "路口照片"); }
    std::string zoom() const { return picture()["attributes"]["data-zoom"]; }
    std::string turn() const { return picture()["attributes"]["data-turn"]; }
    bool is_off(const char* label) const { return reader->find("button", label)->value("disabled", 0) == 1; }

    ui::PictureContent content;
    ui::PictureSight sight;
    std::optional<ui::PictureMove> move;
    float end = 0;
    DrawnScreen screen{[this](ui::Canvas& canvas) {
        if (const auto now = ui::picture_view(canvas, content, sight, {10, 20, 700, 500})) move = now;
        end = canvas.y();
    }};
    std::optional<Reader> reader;
};

ui::PictureContent photo() {
    return {.name = "photo",
            .label = "路口照片",
            .address = "/api/v1/cases/ZP/evidence/1",
            .place = "1 / 2",
            .has_next = true,
            .words = {"放大", "缩小", "旋转", "上一张", "下一张", "照片没有加载"}};
}

} // namespace

TEST_CASE("A picture lies above its buttons, in the place it was given") {
    const Looked looked{photo()};
    const auto picture = looked.picture();
    CHECK(picture["address"] == "/api/v1/cases/ZP/evidence/1");
    CHECK(picture["x"] == 10);
    CHECK(picture["y"] == 20);
    CHECK(picture["width"] == 700);
    const auto button = *looked.reader->find("button", "放大");
    CHECK(picture["y"].get<double>() + picture["height"].get<double>() < button["y"].get<double>());
    CHECK(button["y"].get<double>() + button["height"].get<double>() == 520);
    CHECK(looked.end == 520);
    CHECK(looked.reader->has("paragraph", "1 / 2"));
}

TEST_CASE("A picture is made larger step by step, up to eight times, and smaller again") {
    Looked looked{photo()};
    CHECK(looked.zoom() == "100");
    CHECK(looked.is_off("缩小"));
    for (const auto* larger : {"150", "200", "300", "400", "600", "800"}) {
        CHECK_FALSE(looked.is_off("放大"));
        REQUIRE(looked.reader->press("button", "放大"));
        CHECK(looked.zoom() == larger);
    }
    CHECK(looked.is_off("放大"));
    REQUIRE(looked.reader->press("button", "放大"));
    CHECK(looked.zoom() == "800");
    REQUIRE(looked.reader->press("button", "缩小"));
    CHECK(looked.zoom() == "600");
}

TEST_CASE("A picture is turned by a quarter each time") {
    Looked looked{photo()};
    for (const auto* turned : {"90", "180", "270", "0"}) {
        REQUIRE(looked.reader->press("button", "旋转"));
        CHECK(looked.turn() == turned);
    }
}

TEST_CASE("One goes to the picture before and the one after where there are any") {
    Looked looked{photo()};
    CHECK(looked.is_off("上一张"));
    REQUIRE(looked.reader->press("button", "上一张"));
    CHECK_FALSE(looked.move);
    REQUIRE(looked.reader->press("button", "下一张"));
    CHECK(looked.move == ui::PictureMove::Next);
    looked.content.has_previous = true;
    looked.content.has_next = false;
    looked.reader->settle();
    REQUIRE(looked.reader->press("button", "上一张"));
    CHECK(looked.move == ui::PictureMove::Previous);
}

TEST_CASE("A picture that is alone has no buttons to others") {
    auto alone = photo();
    alone.has_next = false;
    const Looked looked{alone};
    CHECK_FALSE(looked.reader->has("button", "下一张"));
    CHECK(looked.reader->has("button", "旋转"));
}

TEST_CASE("Words stand where a picture cannot be shown, and it is not asked for again") {
    auto failed = photo();
    failed.failed = true;
    const Looked looked{failed};
    CHECK_FALSE(looked.reader->has("image", "路口照片"));
    CHECK(looked.reader->has("paragraph", "照片没有加载"));
    CHECK(looked.is_off("放大"));
    CHECK_FALSE(looked.is_off("下一张"));
}

TEST_CASE("A video is the page's own, at its place") {
    platform::reset_headless();
    bool failed = false;
    DrawnScreen screen{[&](ui::Canvas& canvas) {
        ui::video_view(canvas, {"video", "现场视频", "/video", failed, "视频没有加载"}, {0, 0, 400, 300});
    }};
    Reader reader{screen};
    const auto video = *reader.find("video", "现场视频");
    CHECK(video["address"] == "/video");
    CHECK(video["height"] == 300);
    failed = true;
    reader.settle();
    CHECK_FALSE(reader.has("video", "现场视频"));
    CHECK(reader.has("paragraph", "视频没有加载"));
}

TEST_CASE("Who looks and when goes over pictures and videos where it is given") {
    auto watched = photo();
    watched.watermark = "张伟 042013 2026-11-30 19:05";
    CHECK(Looked{watched}.picture()["attributes"]["data-watermark"] == "张伟 042013 2026-11-30 19:05");
    CHECK(Looked{photo()}.picture()["attributes"]["data-watermark"] == "");
    platform::reset_headless();
    DrawnScreen screen{[](ui::Canvas& canvas) {
        ui::video_view(canvas, {"video", "现场视频", "/video", false, "", "张伟 042013"}, {0, 0, 400, 300});
    }};
    const Reader reader{screen};
    CHECK((*reader.find("video", "现场视频"))["attributes"]["data-watermark"] == "张伟 042013");
}

TEST_CASE("A watermark lies over all that is drawn under it, and says nothing") {
    platform::reset_headless();
    DrawnScreen screen{[](ui::Canvas& canvas) {
        ui::paragraph(canvas, "before", "案件");
        const ui::Watermarked watermarked{canvas, "person", "张伟 042013"};
        ui::paragraph(canvas, "name", "李思远");
        ui::paragraph(canvas, "phone", "+8613800138000");
    }};
    const Reader reader{screen};
    const auto nodes = reader.nodes();
    const auto over = nodes.back();
    CHECK(over["role"] == "layout");
    CHECK(over["attributes"]["data-watermark"] == "张伟 042013");
    CHECK_FALSE(over.contains("label"));
    const auto name = *reader.find("paragraph", "李思远");
    const auto phone = *reader.find("paragraph", "+8613800138000");
    CHECK(over["y"] == name["y"]);
    CHECK(over["y"].get<double>() + over["height"].get<double>() ==
          phone["y"].get<double>() + phone["height"].get<double>());
    CHECK(over["parent"] == name["parent"]);
}
