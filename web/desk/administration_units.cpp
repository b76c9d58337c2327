#include "shared/text/desk_text_ids.hpp"
#include "shared/text/text_ids.hpp"
#include "web/desk/administration_parts.hpp"
#include "web/ui/widgets.hpp"

namespace zhiping::desk {

namespace {

// Units, from the top, and beside them the one that is open.
class UnitsPart : AdministrationPart {
public:
    UnitsPart(ui::Canvas& canvas, const AdministrationView& view)
        : AdministrationPart(canvas, view), m_units(view.administration.units()) {}

    AdministrationStep draw() {
        in_panes(
            Text::DeskAdminUnit, [this](const ui::Place& pane) { draw_found(pane); }, [this] { draw_opened(); });
        return m_step;
    }

private:
    void draw_found(const ui::Place& pane) {
        ui::desk_field(
            m_canvas, {.name = units_search_field, .label = said(Text::DeskAdminUnitSearch), .text = m_units.search()});
        gap();
        press({.name = "units.add", .label = said(Text::DeskAdminUnitAdd)}, AddListed{});
        const ui::TableColumn columns[] = {
            {"id", said(Text::DeskAdminUnitNumber), 120}, {"name", said(Text::DeskAdminUnitName), 120, 1},
            {"level", said(Text::DeskAdminLevel), 84},    {"cases", said(Text::DeskAdminOpenCases), 84},
            {"staff", said(Text::DeskAdminStaff), 60},    {"parent", said(Text::DeskAdminUnitParent), 120, 1}};
        draw_list(pane, {.asked = m_units.list(),
                         .columns = columns,
                         .rows = m_units.found().size(),
                         .row = [this](std::size_t row) { return row_of(m_units.items()[m_units.found()[row]]); },
                         .none = Text::DeskAdminUnitsNone});
    }

    ui::TableRow row_of(const UnitLine& line) const {
        const auto& unit = line.unit;
        ui::TableRow row{.name = unit.id, .link = unit.id, .address = std::string{administration_address}};
        row.cells.push_back({unit.name[m_language]});
        row.cells.push_back({std::string{level_words(unit.level, m_language)}});
        row.cells.push_back({std::to_string(line.open_cases)});
        row.cells.push_back({std::to_string(line.staff)});
        row.cells.push_back({unit.parent_id ? unit_words(*unit.parent_id) : std::string{}});
        return row;
    }

    void draw_opened() {
        const auto* opened = m_units.opened();
        if (!opened && !m_units.is_adding()) {
            gap();
            return ui::paragraph(m_canvas, "units.choose", said(Text::DeskAdminUnitChoose));
        }
        heading("unit.heading", opened ? opened->unit.name[m_language] : said(Text::DeskAdminUnitAdd));
        const auto& form = m_units.form();
        if (opened)
            fixed_line(form, "unit", Text::DeskAdminUnitNumber);
        else
            line(form, "unit", Text::DeskAdminUnitNumber, said(Text::DeskAdminUnitNumberHint));
        unit(form, "parent", Text::DeskAdminUnitParent);
        select(form, "level", Text::DeskAdminLevel, every_level());
        line(form, "name", Text::DeskAdminNameChinese);
        line(form, "name_en", Text::DeskAdminNameEnglish);
        line(form, "reconsideration", Text::DeskAdminReconsiderationChinese, said(Text::DeskAdminReconsiderationHint));
        line(form, "reconsideration_en", Text::DeskAdminReconsiderationEnglish);
        problem("unit.problem", form.problem());
        save(form, "unit.save", opened ? Text::ContactSend : Text::DeskAdminUnitAdd);
    }

    Choosable every_level() const {
        Choosable choosable;
        for (const auto& each : levels) choosable.add(each.id, std::string{level_words(each.value, m_language)});
        return choosable;
    }

    AdministeredUnits& m_units;
};

} // namespace

AdministrationStep draw_units(ui::Canvas& canvas, const AdministrationView& view) {
    return UnitsPart{canvas, view}.draw();
}

} // namespace zhiping::desk
