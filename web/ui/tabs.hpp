#pragma once

#include "web/ui/canvas.hpp"

#include <optional>
#include <span>
#include <string_view>

namespace zhiping::ui {

struct Tab {
    std::string_view name;
    std::string_view label;
    std::optional<std::size_t> count = {}; // Of what it shows: read and seen after the label.
};

// Tabs, named `label` as a whole, of which one is chosen: what it shows is drawn in a TabPanel. Returns the index of
// the one pressed. Arrow keys move the focus between them, and press nothing.
std::optional<std::size_t> tabs(Canvas&, std::string_view name, std::string_view label, std::span<const Tab>,
                                std::size_t chosen);

// What the chosen tab shows: drawn as long as the object lives.
class TabPanel {
public:
    TabPanel(Canvas&, const Tab& chosen);

private:
    Inside m_inside;
};

} // namespace zhiping::ui
