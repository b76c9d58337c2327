#include "web/ui/icons.hpp"

namespace zhiping::ui {

namespace {

constexpr float thickness = 1.5f;

Point middle_of(const Place& place) { return {place.x + place.width / 2, place.y + place.height / 2}; }

} // namespace

void draw_chevron(Canvas& canvas, const Place& place, Towards towards, std::uint32_t colour) {
    constexpr float half = 4;
    const auto [x, y] = middle_of(place);
    const float side = towards == Towards::Left ? -1 : 1;
    const Point down[] = {{x - half, y - half / 2}, {x, y + half / 2}, {x + half, y - half / 2}};
    const Point across[] = {{x - side * half / 2, y - half}, {x + side * half / 2, y}, {x - side * half / 2, y + half}};
    canvas.stroke(towards == Towards::Down ? down : across, colour, thickness);
}

void draw_cross(Canvas& canvas, const Place& place, std::uint32_t colour) {
    constexpr float half = 5;
    const auto [x, y] = middle_of(place);
    const Point falling[] = {{x - half, y - half}, {x + half, y + half}};
    const Point rising[] = {{x - half, y + half}, {x + half, y - half}};
    canvas.stroke(falling, colour, thickness);
    canvas.stroke(rising, colour, thickness);
}

void draw_calendar(Canvas& canvas, const Place& place, std::uint32_t colour) {
    constexpr float half = 6;
    const auto [x, y] = middle_of(place);
    canvas.outline({x - half, y - half + 1, 2 * half, 2 * half - 1}, colour, 2, 1);
    canvas.fill({x - half, y - half + 1, 2 * half, 3}, colour, 1);
}

} // namespace zhiping::ui
