#include "web/desk/app.hpp"
#include "web/ui/panes.hpp"

namespace zhiping::desk {

void App::draw_administration_tab() {
    take_any(draw_administration(
        m_canvas, {.administration = m_administration,
                   .share = m_share,
                   .scrolled = [this](std::string_view area) { return m_scrolled[m_canvas.id_of(area)]; },
                   .today = today()}));
}

void App::draw_administration_sheets() { take_any(draw_administration_sheet(m_canvas, m_administration)); }

void App::act(ShowSection shown) {
    show_administered_anew();
    m_administration.go_to(shown.section);
}

// Where it was pressed is gone: whoever did goes on at the change.
void App::act(ShowChange change) {
    show_administered_anew();
    m_administration.go_to_change(change.id);
    platform::move_focus(
        m_canvas.id_of(ui::link_of(facts_of_section(Section::Changes).table, std::to_string(change.id))));
}

void App::act(OpenListed opened) {
    show_administered_anew();
    m_administration.open(opened.row);
}

void App::act(ScrollListed rows) {
    const auto table = facts_of_section(m_administration.section()).table;
    m_scrolled[m_canvas.id_of(ui::row_area_of(table))] = rows.to;
}

void App::act(MoreListed) { m_administration.show_more(); }

void App::act(FindListed) {
    m_scrolled.erase(m_canvas.id_of(ui::row_area_of(facts_of_section(m_administration.section()).table)));
    m_administration.find();
}

void App::act(AddListed) {
    show_administered_anew();
    m_administration.add();
    platform::move_focus(m_canvas.id_of(m_administration.first_field()));
}

void App::act(SaveOpened) { m_administration.save(); }

void App::act(ToggleRole toggled) { m_administration.people().toggle(toggled.role); }

void App::act(AddAbsence) { m_administration.people().add_absence(); }

void App::act(CancelAbsence canceled) { m_administration.people().cancel_absence(canceled.from); }

void App::act(MoveAllCases) { m_administration.ask_to_move_cases(); }

void App::act(AskFirst first) { m_administration.asked().begin(first.act, first.subject, first.name); }

void App::act(LeaveAsked) { m_administration.asked().leave(); }

void App::act(SendAsked) { m_administration.asked().send(); }

void App::act(CloseShownOnce) { m_administration.close_shown_once(); }

// What is opened begins at its top.
void App::show_administered_anew() { m_scrolled.erase(m_canvas.id_of(administration_area)); }

bool App::take_administered_text(std::uint32_t id, std::string_view text) {
    if (id == m_canvas.id_of(administration_panes)) {
        m_share = ui::share_said(text).value_or(m_share);
        return true;
    }
    return take_administration_text(m_canvas, m_administration, id, text);
}

bool App::press_administration_key(std::string_view key) {
    const auto search = search_field_of(m_administration.section());
    if (key == "r")
        m_administration.refresh();
    else if (key == "/" && !search.empty())
        platform::move_focus(m_canvas.id_of(search));
    else if (key == "Enter" && m_administration.has_typed_search())
        m_administration.find();
    else if (key == "j" || key == "k")
        return move_administered(key == "j" ? 1 : -1);
    else
        return false;
    return true;
}

bool App::move_administered(int rows) {
    if (!m_administration.move(rows)) return false;
    show_administered_anew();
    const auto table = facts_of_section(m_administration.section()).table;
    platform::move_focus(m_canvas.id_of(ui::link_of(table, m_administration.current_name())));
    return true;
}

// Whoever is refused goes on where it has to be mended; what is mended nowhere is said.
void App::administration_changed() {
    want_frames();
    if (auto words = m_administration.take_said(); !words.empty()) say(std::move(words));
    const auto refused = m_administration.take_refused();
    const bool is_shown = m_session.state() == Session::State::SignedIn && tab() == Tab::Administration;
    if (!refused || !is_shown) return;
    refused->node.empty() ? platform::announce(refused->words) : platform::move_focus(m_canvas.id_of(refused->node));
}

} // namespace zhiping::desk
