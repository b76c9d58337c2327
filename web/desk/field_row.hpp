#pragma once

#include "shared/table.hpp"
#include "web/ui/canvas.hpp"

#include <algorithm>
#include <optional>
#include <string_view>

// Rows of fields that something is chosen with.
namespace zhiping::desk {

// Draws in a column of its own at `x`, which is behind it then. How far down anything reaches is kept in `bottom`.
template <typename Draw> void draw_in_row(ui::Canvas& canvas, float& x, float& bottom, float width, Draw draw) {
    const float left = canvas.left(), whole = canvas.width(), y = canvas.y();
    canvas.take_column(x, width);
    draw();
    bottom = std::max(bottom, canvas.y());
    canvas.continue_at(y);
    canvas.take_column(left, whole);
    x += width + canvas.theme().sizes.gap;
}

// A value of a table as the option that stands for it, "" for none.
template <typename Table, typename Value>
std::string_view option_of(const Table& table, const std::optional<Value>& value) {
    return value ? facts_of(table, *value).id : std::string_view{};
}

} // namespace zhiping::desk
