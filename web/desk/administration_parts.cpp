#include "web/desk/administration_parts.hpp"

#include "shared/text/desk_text_ids.hpp"
#include "shared/text/text_ids.hpp"
#include "web/desk/words.hpp"
#include "web/ui/names.hpp"
#include "web/ui/panes.hpp"
#include "web/ui/scroll_area.hpp"
#include "web/ui/widgets.hpp"

#include <algorithm>

namespace zhiping::desk {

namespace {

constexpr std::size_t most_units_offered = 300;
constexpr float least_height = 240;
constexpr float least_list_height = 120;

} // namespace

std::string_view role_words(Role role, Language language) {
    switch (role) {
    case Role::Handler: return text(Text::DeskColumnHandler, language);
    case Role::Lead: return text(Text::DeskRoleLead, language);
    case Role::Supervisor: return text(Text::DeskRoleSupervisor, language);
    case Role::Auditor: return text(Text::DeskRoleAuditor, language);
    case Role::Administrator: return text(Text::DeskRoleAdministrator, language);
    case Role::Counter: return text(Text::DeskTabCounter, language);
    case Role::Codes: return text(Text::DeskRoleCodes, language);
    case Role::Officer: return text(Text::DeskOfficer, language);
    case Role::Citizen:
    case Role::Clock: break; // Nobody of staff.
    }
    return facts_of(roles, role).id;
}

std::string roles_words(const std::vector<Role>& roles, Language language) {
    return joined_words(roles, language, role_words);
}

std::string_view level_words(Level level, Language language) {
    switch (level) {
    case Level::Bureau: return text(Text::DeskAdminLevelBureau, language);
    case Level::Detachment: return text(Text::DeskAdminLevelDetachment, language);
    case Level::Brigade: return text(Text::DeskAdminLevelBrigade, language);
    }
    return {};
}

void AdministrationPart::heading(std::string_view name, std::string_view words) {
    gap();
    ui::section_heading(m_canvas, name, words);
    m_canvas.space(m_canvas.theme().sizes.space);
}

void AdministrationPart::problem(std::string_view name, std::string_view words) {
    if (words.empty()) return;
    ui::desk_notice(m_canvas, name, ui::NoticeKind::Problem, {}, words);
    gap();
}

void AdministrationPart::press(const ui::RowButton& button, AdministrationStep step) {
    if (ui::button_row(m_canvas, ui::joined(button.name, "row"), {&button, 1})) m_step = std::move(step);
    gap();
}

ui::KeyValue AdministrationPart::fact(std::string_view name, Message label, std::string value) const {
    return {name, said(label), value.empty() ? "—" : std::move(value)};
}

void AdministrationPart::in_panes(Message second, const std::function<void(const ui::Place&)>& draw_first,
                                  const std::function<void()>& draw_second) {
    const float height = std::max(least_height, m_canvas.window_height() - m_canvas.y() - m_gap);
    const ui::Place place{m_canvas.left(), m_canvas.y(), m_canvas.width(), height};
    const auto label = said(facts_of_section(m_administration.section()).label);
    ui::Panes panes{
        m_canvas,
        {.name = administration_panes, .label = label, .first = label, .second = said(second), .share = m_view.share},
        place};
    draw_first(panes.first());
    panes.next();
    const auto ground = panes.second();
    m_canvas.fill(ground, m_canvas.theme().colours.card, m_canvas.theme().sizes.radius, true);
    const ui::Place inside{ground.x + m_gap, ground.y, ground.width - 2 * m_gap, ground.height};
    const ui::ScrollArea area{m_canvas, administration_area, said(second), inside,
                              m_view.scrolled(administration_area)};
    draw_second();
}

void AdministrationPart::draw_list(const ui::Place& pane, const SectionList& list) {
    const auto& section = facts_of_section(m_administration.section());
    if (!list.asked.problem().empty() && draw_unread(m_canvas, ui::joined(section.id, "problem"), list.asked.problem()))
        m_step = ReadAgain{};
    if (!list.asked.problem().empty() && !list.asked.is_here()) return;
    const float under = list.has_more ? ui::button_height(m_canvas) + m_gap : 0;
    const float height = std::max(least_list_height, pane.y + pane.height - m_canvas.y() - under);
    const ui::Place place{pane.x, m_canvas.y(), pane.width, height};
    const auto empty = said(list.asked.is_here() ? list.none : Text::DeskReading);
    const auto press = ui::table(m_canvas,
                                 {.name = section.table,
                                  .label = said(section.label),
                                  .columns = list.columns,
                                  .rows = list.rows,
                                  .row = list.row,
                                  .current = m_administration.current(),
                                  .empty = empty,
                                  .earlier = said(Text::DeskEarlierRows),
                                  .later = said(Text::DeskLaterRows)},
                                 place, m_view.scrolled(ui::row_area_of(section.table)));
    m_canvas.continue_at(place.y + place.height);
    if (press && std::holds_alternative<ui::OpenedRow>(*press))
        m_step = OpenListed{std::get<ui::OpenedRow>(*press).row};
    if (press && std::holds_alternative<ui::TurnedPage>(*press))
        m_step = ScrollListed{std::get<ui::TurnedPage>(*press).scrolled};
    if (!list.has_more) return;
    gap();
    const ui::RowButton more[] = {{.name = "administration.more", .label = said(Text::DeskMore)}};
    if (ui::button_row(m_canvas, "administration.more.row", more)) m_step = MoreListed{};
}

ui::DeskField AdministrationPart::field_of(const SentForm& form, std::string_view field, Message label,
                                           std::string_view hint) const {
    return {.name = form.node_of(field),
            .label = said(label),
            .text = form.typed(field),
            .hint = hint,
            .error = form.problem_at(field)};
}

void AdministrationPart::line(const SentForm& form, std::string_view field, Message label, std::string_view hint) {
    ui::desk_field(m_canvas, field_of(form, field, label, hint));
    gap();
}

void AdministrationPart::fixed_line(const SentForm& form, std::string_view field, Message label) {
    auto fixed = field_of(form, field, label);
    fixed.disabled = true;
    ui::desk_field(m_canvas, fixed);
    gap();
}

void AdministrationPart::code(const SentForm& form, std::string_view hint) {
    auto once = field_of(form, "code", Text::DeskCode, hint);
    once.purpose = "one-time-code";
    ui::desk_field(m_canvas, once);
    gap();
}

void AdministrationPart::day(const SentForm& form, std::string_view field, Message label) {
    ui::date_field(m_canvas, field_of(form, field, label));
    gap();
}

void AdministrationPart::area(const SentForm& form, std::string_view field, Message label, std::string_view hint,
                              float least) {
    ui::desk_area(m_canvas, field_of(form, field, label, hint), least);
    gap();
}

void AdministrationPart::select(const SentForm& form, std::string_view field, Message label, Choosable choosable) {
    std::vector<ui::Option> options{{"", said(Text::DeskChoose)}};
    const auto offered = choosable.options();
    options.insert(options.end(), offered.begin(), offered.end());
    ui::select_box(m_canvas, field_of(form, field, label), options);
    gap();
}

void AdministrationPart::unit(const SentForm& form, std::string_view field, Message label) {
    unit_field(field_of(form, field, label), Text::DeskChoose);
}

void AdministrationPart::save(const SentForm& form, std::string_view name, Message label) {
    press({.name = name,
           .label = said(form.is_sending() ? Text::DeskSending : label),
           .kind = ui::ButtonKind::Primary,
           .disabled = form.is_sending()},
          SaveOpened{});
}

void AdministrationPart::unit_field(ui::DeskField field, Message none) {
    const auto& units = m_administration.units().items();
    if (units.empty() || units.size() > most_units_offered) {
        const auto hint = fill(said(Text::DeskAdminUnitTypedHint), {{"count", std::to_string(most_units_offered)}});
        if (!units.empty()) field.hint = hint;
        ui::desk_field(m_canvas, field);
        return gap();
    }
    Choosable choosable;
    choosable.add("", std::string{said(none)});
    for (const auto& each : units) choosable.add(each.unit.id, each.unit.name[m_language] + " " + each.unit.id);
    ui::select_box(m_canvas, field, choosable.options());
    gap();
}

std::string AdministrationPart::title_of(const PendingChange& change) const {
    const auto words = said(change.name.empty() ? Text::DeskAdminChangeTitle : Text::DeskAdminChangeSubject);
    return fill(
        words,
        {{"what", staff_act_words(change.what, m_language)}, {"name", change.name}, {"subject", change.subject}});
}

std::string AdministrationPart::unit_words(std::string_view id) const {
    const auto* unit = m_administration.units().find(id);
    return unit ? unit->name[m_language] : std::string{id};
}

} // namespace zhiping::desk
