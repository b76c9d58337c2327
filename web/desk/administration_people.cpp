#include "shared/text/desk_text_ids.hpp"
#include "shared/text/text_ids.hpp"
#include "web/desk/administration_parts.hpp"
#include "web/ui/names.hpp"
#include "web/ui/widgets.hpp"

namespace zhiping::desk {

namespace {

// People, and beside them the one who is open.
class PeoplePart : AdministrationPart {
public:
    PeoplePart(ui::Canvas& canvas, const AdministrationView& view)
        : AdministrationPart(canvas, view), m_people(view.administration.people()) {}

    AdministrationStep draw() {
        in_panes(
            Text::DeskAdminAccount, [this](const ui::Place& pane) { draw_found(pane); }, [this] { draw_opened(); });
        return m_step;
    }

private:
    void draw_found(const ui::Place& pane) {
        ui::desk_field(m_canvas,
                       {.name = people_search_field, .label = said(Text::DeskAdminSearch), .text = m_people.search});
        gap();
        unit_field({.name = people_unit_field, .label = said(Text::DeskAdminUnit), .text = m_people.unit},
                   Text::DeskAdminEveryUnit);
        const ui::RowButton buttons[] = {{.name = "people.find", .label = said(Text::PlacesFind)},
                                         {.name = "people.add", .label = said(Text::DeskAdminPersonAdd)}};
        if (const auto pressed = ui::button_row(m_canvas, "people.actions", buttons))
            m_step = *pressed == 0 ? AdministrationStep{FindListed{}} : AdministrationStep{AddListed{}};
        gap();
        const ui::TableColumn columns[] = {
            {"badge", said(Text::DeskBadge), 120},         {"name", said(Text::DeskName), 96, 1},
            {"state", said(Text::DeskColumnStatus), 72},   {"cases", said(Text::DeskAdminOpenCases), 84},
            {"roles", said(Text::DeskAdminRoles), 120, 1}, {"unit", said(Text::DeskAdminUnit), 120, 1}};
        draw_list(pane, {.asked = m_people.list(),
                         .columns = columns,
                         .rows = m_people.items().size(),
                         .row = [this](std::size_t row) { return row_of(m_people.items()[row]); },
                         .none = Text::DeskAdminPeopleNone,
                         .has_more = m_people.has_more()});
    }

    ui::TableRow row_of(const Account& account) const {
        ui::TableRow row{.name = account.officer.badge,
                         .link = account.officer.badge,
                         .address = std::string{administration_address}};
        row.cells.push_back({account.officer.name});
        row.cells.push_back({std::string{said(account.is_disabled ? Text::DeskAdminDisabled : Text::DeskAdminActive)},
                             account.is_disabled ? ui::Tone::Secondary : ui::Tone::Ink});
        row.cells.push_back({std::to_string(account.open_cases)});
        row.cells.push_back({roles_words(account.roles, m_language)});
        row.cells.push_back({unit_words(account.unit_id)});
        return row;
    }

    void draw_opened() {
        const auto* account = m_people.opened();
        if (!account && !m_people.is_adding()) {
            gap();
            return ui::paragraph(m_canvas, "people.choose", said(Text::DeskAdminPersonChoose));
        }
        heading("account.heading", account ? account->officer.name : said(Text::DeskAdminPersonAdd));
        if (account) draw_state(*account);
        if (const auto* change = account ? m_administration.changes().find(account->officer.badge) : nullptr)
            draw_change(*change);
        draw_form();
        if (!account) return;
        draw_absences(*account);
        draw_moving(*account);
        draw_account(*account);
    }

    void draw_state(const Account& account) {
        const auto state = account.is_disabled            ? Text::DeskAdminDisabled
                           : account.has_one_use_password ? Text::DeskAdminOneUse
                                                          : Text::DeskAdminActive;
        const ui::KeyValue facts[] = {
            fact("account.state", Text::DeskColumnStatus, std::string{said(state)}),
            fact("account.cases", Text::DeskAdminOpenCases, std::to_string(account.open_cases))};
        ui::key_values(m_canvas, "account.facts", facts);
        gap();
    }

    void draw_change(const PendingChange& change) {
        ui::desk_notice(m_canvas, "account.waits", ui::NoticeKind::Note, {},
                        fill(said(Text::DeskAdminPersonWaits), {{"change", title_of(change)}}));
        m_canvas.space(m_canvas.theme().sizes.space);
        press({.name = "account.change", .label = said(Text::DeskAdminShowChange)}, ShowChange{change.id});
    }

    void draw_form() {
        const auto& form = m_people.form();
        if (m_people.is_adding())
            line(form, "badge", Text::DeskBadge);
        else
            fixed_line(form, "badge", Text::DeskBadge);
        line(form, "name", Text::DeskName);
        unit(form, "unit", Text::DeskAdminUnit);
        draw_roles();
        gap();
        code(form, said(Text::DeskUnmaskCodeHint));
        problem("account.problem", form.problem()); // Beside what was pressed.
        save(form, "account.save", m_people.is_adding() ? Text::DeskAdminPersonAdd : Text::ContactSend);
    }

    void draw_roles() {
        std::vector<std::string> names;
        names.reserve(roles.size()); // The choices look at them.
        std::vector<ui::Choice> choices;
        std::vector<Role> offered;
        for (const auto& [role, id] : roles) {
            if (!is_staff(role)) continue;
            names.push_back(ui::joined("account.role", id));
            choices.push_back({names.back(), role_words(role, m_language)});
            offered.push_back(role);
        }
        const auto toggled = ui::choose_many(
            m_canvas, "account.roles", said(Text::DeskAdminRoles), said(Text::DeskAdminRolesHint), choices,
            [&](std::size_t index) { return m_people.has_role(offered[index]); }, m_people.form().problem_at("roles"));
        if (toggled) m_step = ToggleRole{offered[*toggled]};
    }

    Choosable colleagues() const {
        Choosable choosable;
        for (const auto& each : m_people.colleagues()) choosable.add(each.badge, each.name + " " + each.badge);
        return choosable;
    }

    void draw_absences(const Account& account) {
        heading("absence.heading", said(Text::DeskAdminAbsences));
        if (account.absences.empty()) ui::hint(m_canvas, "absence.none", said(Text::DeskAdminAbsencesNone));
        for (const auto& each : account.absences) draw_absence(each);
        gap();
        const auto& form = m_people.absence();
        problem("absence.problem", form.problem());
        day(form, "from", Text::DeskAdminAbsenceFrom);
        day(form, "to", Text::DeskAdminAbsenceTo);
        select(form, "deputy", Text::DeskAdminDeputy, colleagues());
        code(form, said(Text::DeskAdminAbsenceCodeHint));
        press({.name = "absence.add",
               .label = said(form.is_sending() ? Text::DeskSending : Text::DeskAdminAbsenceAdd),
               .disabled = form.is_sending()},
              AddAbsence{});
    }

    void draw_absence(const AccountAbsence& absence) {
        const auto from = to_string(absence.from), to = to_string(absence.to);
        const auto name = ui::joined("absence", from);
        const auto deputy = absence.deputy.name + " " + absence.deputy.badge;
        ui::paragraph(m_canvas, name,
                      fill(said(Text::DeskAdminAbsenceDays), {{"from", from}, {"to", to}, {"deputy", deputy}}));
        const auto cancel = ui::joined(name, "cancel");
        press({.name = cancel,
               .label = fill(said(Text::DeskAdminAbsenceCancel), {{"from", from}}),
               .disabled = m_people.absence().is_sending()},
              CancelAbsence{absence.from});
    }

    void draw_moving(const Account& account) {
        heading("moving.heading", said(Text::DeskAdminOpenCases));
        const auto& form = m_people.receiver();
        problem("moving.problem", form.problem());
        select(form, "to", Text::DeskHandOverTo, colleagues());
        press({.name = "moving.send",
               .label = said(form.is_sending() ? Text::DeskSending : Text::DeskAdminMove),
               .disabled = form.is_sending() || account.open_cases == 0},
              MoveAllCases{});
        if (m_people.moved()) draw_moved(*m_people.moved());
    }

    void draw_moved(const MovedCases& moved) {
        ui::paragraph(m_canvas, "moving.moved",
                      fill(said(Text::DeskAdminMoved),
                           {{"moved", std::to_string(moved.moved)}, {"kept", std::to_string(moved.kept.size())}}));
        for (const auto& each : moved.kept)
            ui::paragraph(m_canvas, ui::joined("moving", each.receipt),
                          fill(said(Text::DeskCaseRefused), {{"receipt", each.receipt}, {"reason", each.reason}}));
    }

    void draw_account(const Account& account) {
        heading("account.end", said(Text::DeskAdminAccount));
        const ui::RowButton buttons[] = {{.name = "account.reset", .label = said(Text::DeskAdminReset)},
                                         {.name = "account.disable",
                                          .label = said(Text::DeskAdminDisable),
                                          .kind = ui::ButtonKind::Danger,
                                          .disabled = account.is_disabled}};
        if (const auto pressed = ui::button_row(m_canvas, "account.actions", buttons))
            m_step = AskFirst{*pressed == 0 ? AskedAct::Reset : AskedAct::Disable, account.officer.badge,
                              account.officer.name};
        gap();
    }

    People& m_people;
};

} // namespace

AdministrationStep draw_people(ui::Canvas& canvas, const AdministrationView& view) {
    return PeoplePart{canvas, view}.draw();
}

} // namespace zhiping::desk
