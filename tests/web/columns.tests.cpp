#include "web/ui/columns.hpp"

#include "web/platform/headless/headless.hpp"

#include <catch_amalgamated.hpp>

using namespace zhiping;
using platform::headless;

namespace {

// A frame of a program on a window of this width.
template <typename Draw> void draw_on(ui::Canvas& canvas, float width, Draw draw) {
    canvas.begin_frame({width, 800, 0, 800, 1, 1, false}, {}, Language::Chinese);
    draw();
    canvas.end_frame();
}

} // namespace

TEST_CASE("The column is as wide as the program says, and stands in the middle of a wider window") {
    platform::reset_headless();
    ui::Canvas canvas{1200};
    CHECK(headless().column == 1200);
    const float gap = canvas.theme().sizes.gap;
    draw_on(canvas, 2000, [&] {
        CHECK(canvas.left() == 400 + gap);
        CHECK(canvas.width() == 1200 - 2 * gap);
    });
    draw_on(canvas, 320, [&] {
        CHECK(canvas.left() == gap);
        CHECK(canvas.width() == 320 - 2 * gap);
    });
}

TEST_CASE("A form that says nothing is no wider than is good to read") {
    platform::reset_headless();
    const ui::Canvas canvas;
    CHECK(headless().column == 560);
}

TEST_CASE("Columns stand beside each other, and what follows stands under the longest") {
    platform::reset_headless();
    ui::Canvas canvas{ui::whole_window};
    const float gap = canvas.theme().sizes.gap;
    draw_on(canvas, 1000 + 2 * gap, [&] {
        canvas.space(50);
        {
            ui::Columns columns{canvas, 2};
            CHECK(canvas.left() == gap);
            CHECK(canvas.width() == (1000 - gap) / 2);
            canvas.space(300);
            columns.next();
            CHECK(canvas.y() == 50);
            CHECK(canvas.left() == gap + (1000 + gap) / 2);
            CHECK(canvas.width() == (1000 - gap) / 2);
            canvas.space(100);
        }
        CHECK(canvas.y() == 350);
        CHECK(canvas.left() == gap);
        CHECK(canvas.width() == 1000);
    });
}
