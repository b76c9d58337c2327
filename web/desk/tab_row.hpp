#pragma once

#include "web/desk/address.hpp"
#include "web/ui/canvas.hpp"
#include "web/ui/tabs.hpp"

#include <optional>
#include <span>

namespace zhiping::desk {

struct TabRowView {
    Tab tab; // That is shown: it is there whether it is theirs or not.
    const WorkCounts& counts;
    std::span<const Role> roles;
};

// The tabs that are theirs. Returns the one that is shown, whose content is drawn in a ui::TabPanel; `pressed` is set
// when another one is wanted.
ui::Tab draw_tab_row(ui::Canvas&, const TabRowView&, std::optional<Tab>& pressed);

} // namespace zhiping::desk
