#pragma once

#include "web/ui/canvas.hpp"

#include <optional>
#include <span>
#include <string_view>

namespace zhiping::ui {

struct MenuItem {
    std::string_view name;
    std::string_view label;
    bool is_danger = false; // What it does cannot be undone.
    bool disabled = false;
    bool begins_group = false; // A line is above it.
};

struct MenuContent {
    std::string_view name; // Of its button.
    std::string_view label;
    std::span<const MenuItem> items;
};

float menu_width(Canvas&, std::string_view label); // Of its button.

// A button at the left of the column, and while it is open, a card of items under it. The page closes it by pressing
// the button: on Escape, on Tab, and where something else is pressed; the focus goes back to the button. Returns the
// index of the item pressed, which closes it too. A program whose screen is as high as the window may have it anywhere;
// in a longer document not inside what scrolls by itself.
std::optional<std::size_t> menu(Canvas&, const MenuContent&, bool& is_open);

} // namespace zhiping::ui
