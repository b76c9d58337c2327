#include "web/desk/tab_row.hpp"

#include "shared/text/desk_text_ids.hpp"

#include <algorithm>
#include <vector>

namespace zhiping::desk {

ui::Tab draw_tab_row(ui::Canvas& canvas, const TabOwner& owner, Tab current, std::optional<Tab>& pressed) {
    const auto theirs = tabs_shown(owner, current);
    std::vector<ui::Tab> shown;
    for (const auto tab : theirs) {
        const auto& facts = tab_facts(tab);
        shown.push_back({facts.id, canvas.text_of(facts.label), count_of(tab, owner.counts)});
    }
    const auto chosen = static_cast<std::size_t>(std::find(theirs.begin(), theirs.end(), current) - theirs.begin());
    if (const auto place = ui::tabs(canvas, "worklist.tabs", canvas.text_of(Text::DeskWorklist), shown, chosen))
        pressed = theirs[*place];
    canvas.space(canvas.theme().sizes.gap);
    return shown[chosen];
}

} // namespace zhiping::desk
