#include "web/ui/look.hpp"

#include <catch_amalgamated.hpp>

#include <cmath>

using namespace zhiping::ui;

namespace {

// WCAG 2.2, "relative luminance" and "contrast ratio".
double luminance(std::uint32_t colour) {
    const auto linear = [&](int shift) {
        const double channel = static_cast<double>(colour >> shift & 0xFF) / 255;
        return channel <= 0.04045 ? channel / 12.92 : std::pow((channel + 0.055) / 1.055, 2.4);
    };
    return 0.2126 * linear(0) + 0.7152 * linear(8) + 0.0722 * linear(16);
}

double contrast(std::uint32_t first, std::uint32_t second) {
    const double lighter = std::max(luminance(first), luminance(second));
    const double darker = std::min(luminance(first), luminance(second));
    return (lighter + 0.05) / (darker + 0.05);
}

void check_palette(const Colours& colours) {
    for (const auto behind : {colours.background, colours.card}) {
        CHECK(contrast(colours.ink, behind) >= 7);
        CHECK(contrast(colours.secondary, behind) >= 4.5);
        CHECK(contrast(colours.accent, behind) >= 4.5);
        CHECK(contrast(colours.danger, behind) >= 4.5);
        CHECK(contrast(colours.control_line, behind) >= 3);
        CHECK(contrast(colours.done, behind) >= 3);
    }
    CHECK(contrast(colours.accent, colours.accent_soft) >= 4.5);
    CHECK(contrast(colours.danger, colours.danger_soft) >= 4.5);
    CHECK(contrast(colours.on_accent, colours.accent) >= 4.5);
    CHECK(contrast(colours.card, colours.done) >= 3);
    CHECK(contrast(colours.ink, colours.line) >= 7); // A badge.
    for (const auto behind : {colours.accent_soft, colours.danger_soft})
        CHECK(contrast(colours.ink, behind) >= 7); // A notice.
    for (const auto ink : {colours.secondary, colours.danger})
        CHECK(contrast(ink, colours.accent_soft) >= 4.5); // In a row that is chosen.
}

} // namespace

TEST_CASE("The contrast formula gives the known values") {
    CHECK(contrast(rgb(0x000000), rgb(0xffffff)) == Catch::Approx(21));
    CHECK(contrast(rgb(0x07c160), rgb(0xffffff)) == Catch::Approx(2.38).margin(0.01));
}

TEST_CASE("Every pair of colours that meet can be told apart in daylight") { check_palette(light_colours); }
TEST_CASE("Every pair of colours that meet can be told apart in the dark") { check_palette(dark_colours); }

TEST_CASE("On a desk letters are at least 12 px high and what is pressed at least 24") {
    CHECK(desk_sizes.tiny >= 12);
    CHECK(desk_sizes.hot_area >= 24); // WCAG 2.2, 2.5.8
    CHECK(desk_sizes.row >= 24);
    CHECK(desk_sizes.action >= 24);
}

TEST_CASE("Elder mode is at least 18 px everywhere and its targets at least 60 px") {
    CHECK(elder_sizes.tiny >= 18);
    CHECK(elder_sizes.title >= 30);
    CHECK(elder_sizes.row >= 60);
    CHECK(elder_sizes.action >= 60);
    CHECK(elder_sizes.hot_area >= 60);
    CHECK(standard_sizes.hot_area >= 44);
}
