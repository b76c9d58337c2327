#pragma once

#include "web/ui/canvas.hpp"

#include <string_view>

namespace zhiping::desk {

// What the tab that is shown has, asked for once more.
struct ReadAgain {};

// Why something could not be read, and under it the button that asks again. Whether it was pressed.
bool draw_unread(ui::Canvas&, std::string_view name, std::string_view problem);

} // namespace zhiping::desk
