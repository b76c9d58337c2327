#include "web/desk/tab_row.hpp"

#include "shared/text/desk_text_ids.hpp"

#include <algorithm>
#include <vector>

namespace zhiping::desk {

ui::Tab draw_tab_row(ui::Canvas& canvas, const TabRowView& view, std::optional<Tab>& pressed) {
    std::vector<ui::Tab> shown;
    std::vector<Tab> theirs;
    for (std::size_t index = 0; index < tab_count; ++index) {
        const auto& facts = tab_facts(static_cast<Tab>(index));
        if (!is_theirs(facts.value, view.counts, view.roles) && facts.value != view.tab) continue;
        shown.push_back({facts.id, canvas.text_of(facts.label), count_of(facts.value, view.counts)});
        theirs.push_back(facts.value);
    }
    const auto chosen = static_cast<std::size_t>(std::find(theirs.begin(), theirs.end(), view.tab) - theirs.begin());
    if (const auto place = ui::tabs(canvas, "worklist.tabs", canvas.text_of(Text::DeskWorklist), shown, chosen))
        pressed = theirs[*place];
    canvas.space(canvas.theme().sizes.gap);
    return shown[chosen];
}

} // namespace zhiping::desk
