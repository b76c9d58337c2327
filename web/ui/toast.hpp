#pragma once

#include "web/ui/canvas.hpp"

#include <string_view>

namespace zhiping::ui {

struct ToastContent {
    std::string_view name;
    std::string_view text;   // Nothing is seen when empty.
    std::string_view action; // The label of its button, to undo something say; no button when empty.
};

// What was done, at the lower edge of the window, for as long as the program gives it words. It is read out when they
// come, and only where it was drawn without words before: so it is drawn in every frame. Whether its button was
// pressed.
bool toast(Canvas&, const ToastContent&);

} // namespace zhiping::ui
