#include "web/desk/administration_screen.hpp"

#include "shared/text/desk_text_ids.hpp"
#include "web/ui/tabs.hpp"

#include <algorithm>

namespace zhiping::desk {

namespace {

AdministrationStep draw_section(ui::Canvas& canvas, const AdministrationView& view) {
    switch (view.administration.section()) {
    case Section::People: return draw_people(canvas, view);
    case Section::Units: return draw_units(canvas, view);
    case Section::Changes: return draw_changes(canvas, view);
    case Section::Templates: return draw_templates(canvas, view);
    case Section::Holidays: return draw_notices(canvas, view);
    case Section::Rules: return draw_rules(canvas, view);
    case Section::Codes: return draw_codes(canvas, view);
    case Section::Issuers: return draw_issuers(canvas, view);
    }
    return {};
}

} // namespace

AdministrationStep draw_administration(ui::Canvas& canvas, const AdministrationView& view) {
    const auto& theirs = view.administration.sections();
    if (theirs.empty()) return {};
    std::vector<ui::Tab> shown;
    for (const auto section : theirs)
        shown.push_back({facts_of_section(section).id, canvas.text_of(facts_of_section(section).label),
                         view.administration.count_of(section)});
    const auto chosen = static_cast<std::size_t>(
        std::find(theirs.begin(), theirs.end(), view.administration.section()) - theirs.begin());
    const auto pressed =
        ui::tabs(canvas, "administration.sections", canvas.text_of(Text::DeskAdminSections), shown, chosen);
    canvas.space(canvas.theme().sizes.gap);
    AdministrationStep step;
    {
        const ui::TabPanel panel{canvas, shown[chosen]};
        step = draw_section(canvas, view);
    }
    return pressed ? AdministrationStep{ShowSection{theirs[*pressed]}} : step;
}

std::string_view search_field_of(Section section) {
    switch (section) {
    case Section::People: return people_search_field;
    case Section::Units: return units_search_field;
    case Section::Codes: return "codes.code";
    default: return {};
    }
}

bool take_administration_text(const ui::Canvas& canvas, Administration& administration, std::uint32_t id,
                              std::string_view text) {
    if (id == canvas.id_of(people_search_field)) {
        administration.people().search = text;
        return true;
    }
    if (id == canvas.id_of(people_unit_field)) {
        administration.people().unit = text;
        return true;
    }
    if (id == canvas.id_of(units_search_field)) {
        administration.units().search_for(text);
        return true;
    }
    for (auto* form : administration.forms())
        for (const auto& [name, node] : form->fields()) {
            if (id != canvas.id_of(node)) continue;
            form->type(name, text);
            return true;
        }
    return false;
}

} // namespace zhiping::desk
