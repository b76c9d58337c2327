#pragma once

#include "web/desk/address.hpp"
#include "web/ui/canvas.hpp"
#include "web/ui/tabs.hpp"

#include <optional>

namespace zhiping::desk {

// The tabs that are theirs, and the one that is shown. Returns the latter, whose content is drawn in a ui::TabPanel;
// `pressed` is set when another one is wanted.
ui::Tab draw_tab_row(ui::Canvas&, const TabOwner&, Tab current, std::optional<Tab>& pressed);

} // namespace zhiping::desk
