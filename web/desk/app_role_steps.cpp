#include "shared/cases/rights.hpp"
#include "web/desk/app.hpp"
#include "web/ui/panes.hpp"

#include <algorithm>

namespace zhiping::desk {

bool App::has_right(Right right) const {
    const auto& roles = m_session.self().roles;
    return std::any_of(roles.begin(), roles.end(), [&](Role role) { return may(role, right, Relation::Own); });
}

void App::draw_comments_tab() {
    take_any(draw_comments(m_canvas,
                           {.comments = m_comments,
                            .may_answer = has_right(Right::AnswerComment),
                            .share = m_share,
                            .today = today(),
                            .scrolled = [this](std::string_view area) { return m_scrolled[m_canvas.id_of(area)]; }}));
}

void App::draw_own_cases_tab() {
    take_any(draw_own_cases(m_canvas,
                            {m_own_cases, [this](std::string_view area) { return m_scrolled[m_canvas.id_of(area)]; }}));
}

void App::draw_counter_tab() {
    if (m_counter_state != m_counter.state()) {
        m_counter_state = m_counter.state();
        m_scrolled.erase(m_canvas.id_of(counter_area));
        platform::focus_title();
    }
    take_any(draw_counter(m_canvas,
                          {m_counter, [this](std::string_view area) { return m_scrolled[m_canvas.id_of(area)]; }}));
}

void App::act(OpenComment opened) {
    m_scrolled.erase(m_canvas.id_of(comment_area));
    m_comments.open(opened.row);
}

void App::act(ScrollComments rows) { m_scrolled[m_canvas.id_of(ui::row_area_of(comment_table))] = rows.to; }

void App::act(MoreComments) { m_comments.show_more(); }

void App::act(SendCommentAnswer) { m_comments.send(); }

void App::act(SendOwnWords sent) { m_own_cases.send(sent.field); }

void App::act(MoreOwnCases) { m_own_cases.show_more(); }

void App::act(ReadOut) { m_counter.read_out(); }

void App::act(LookUpCode) { m_counter.look_up(); }

void App::act(AgreeForPerson) { m_counter.agree(); }

void App::act(ChooseSatisfaction chosen) { m_counter.choose(chosen.satisfaction); }

void App::act(ToggleSituation toggled) { m_counter.toggle(toggled.situation); }

void App::act(SubmitForPerson) { m_counter.submit(); }

void App::act(NextPerson) { m_counter.forget(); }

bool App::take_role_text(std::uint32_t id, std::string_view text) {
    if (id == m_canvas.id_of(comment_panes)) {
        m_share = ui::share_said(text).value_or(m_share);
        return true;
    }
    return take_comments_text(m_canvas, m_comments, id, text) || take_own_text(m_canvas, m_own_cases, id, text) ||
           take_counter_text(m_canvas, m_counter, id, text) || take_board_text(id, text) ||
           take_administered_text(id, text) || take_audit_text(m_canvas, m_audit, id, text);
}

bool App::press_comment_key(std::string_view key) {
    if (key == "r") {
        read_again();
        return tab() != Tab::Counter;
    }
    if (tab() != Tab::Comments || (key != "j" && key != "k") || !m_comments.move(key == "j" ? 1 : -1)) return false;
    m_scrolled.erase(m_canvas.id_of(comment_area));
    platform::move_focus(m_canvas.id_of(ui::link_of(comment_table, m_comments.opened()->receipt.text())));
    return true;
}

// What the tab that is shown has.
void App::read_again() {
    switch (tab()) {
    case Tab::Board: return m_board.read(m_where.board);
    case Tab::Comments: return m_comments.refresh();
    case Tab::OwnCases: return m_own_cases.refresh();
    case Tab::Counter: return;
    case Tab::Administration: return m_administration.refresh();
    case Tab::Audit: return m_audit.refresh();
    default: m_list.refresh();
    }
}

// The server can be reached: what it could not answer is asked for once more. Searches of an auditor are not: each is
// recorded.
void App::retry_unread() {
    m_board.retry();
    m_administration.retry();
}

void App::role_changed() {
    for (auto words : {m_comments.take_said(), m_own_cases.take_said()}) {
        if (words.empty()) continue;
        say(std::move(words));
        m_list.refresh(); // The counts.
    }
    want_frames();
}

void App::forget_roles() {
    m_comments.forget();
    m_own_cases.forget();
    m_counter.forget();
    m_board.forget();
    m_board_link.clear();
    m_administration.forget();
    m_audit.forget();
    m_exporting.leave();
}

} // namespace zhiping::desk
