#include "shared/text/desk_text_ids.hpp"
#include "web/desk/app.hpp"
#include "web/desk/words.hpp"

#include <algorithm>

namespace zhiping::desk {

void App::act(BeginHandOver) {
    m_colleagues.ask();
    m_handing_over.begin(m_list.chosen());
}

void App::act(ShowFilters) {
    m_filter_name.clear();
    m_sheet = Sheet::Filters;
}

void App::act(BeginAction begun) {
    if (begun.action == CaseAction::HandOver) m_colleagues.ask();
    m_acting.begin(begun.action, m_opened.shown(), now());
}

void App::act(SendReply sent) { m_acting.send_reply(sent.action, m_opened.shown(), m_reply.reply()); }

void App::act(ShowEvidence shown) { m_evidence = EvidenceView{.index = shown.index}; }

void App::act(AskForPerson asked) {
    if (asked.what == Disclosed::Phone)
        m_unmasking.show_phone(m_opened.receipt());
    else
        m_unmasking.ask(m_opened.receipt());
}

void App::act(LeaveAction) { m_acting.leave(); }

void App::act(SendAction) {
    m_acting.send(officers_for(m_acting.action(), m_opened.shown(), officers_of(m_colleagues)));
}

void App::act(CloseEvidence) { m_evidence.reset(); }

void App::act(ClosePerson) { m_unmasking.forget(); }

void App::act(SendReason) { m_unmasking.send(); }

void App::act(LeaveHandingOver) {
    using enum HandingOver::Item::State;
    for (const auto& item : m_handing_over.items())
        if (item.state == Done) m_list.unchoose(item.receipt);
    if (m_handing_over.count(Waits) < m_handing_over.items().size()) m_list.refresh();
    m_handing_over.leave();
}

void App::act(HandOverChosen) {
    for (const auto& each : m_colleagues.all())
        if (each.officer.badge == m_handing_over.chosen) m_handing_over.send(each.officer, m_handing_over.words);
}

void App::act(LeaveFilters) { m_sheet = Sheet::None; }

void App::act(SaveFilter) {
    if (m_filters.add(m_filter_name, tab(), m_where.filter))
        m_sheet = Sheet::None;
    else
        say(fill(said(Text::DeskFilterNotSaved), {{"count", std::to_string(max_saved_filters)}}));
}

void App::act(UseFilter used) {
    const auto where = m_filters.all()[used.place].where;
    m_sheet = Sheet::None;
    m_search.clear();
    go_to_tab(*where.tab);
    filter_by(where.filter);
}

void App::act(RemoveFilter removed) { m_filters.remove(removed.place); }

bool App::take_sheet_text(std::uint32_t id, std::string_view text) {
    if (id == m_canvas.id_of(filter_name_field)) {
        m_filter_name = text;
        return true;
    }
    return take_handing_over_text(m_canvas, m_handing_over, id, text) ||
           take_export_text(m_canvas, m_exporting, id, text) || take_action_text(m_canvas, m_acting, id, text) ||
           take_person_text(m_canvas, m_unmasking, id, text) ||
           (m_evidence && take_evidence_text(m_canvas, *m_evidence, id, text));
}

bool App::take_case_text(std::uint32_t id, std::string_view text) {
    return m_reply.is_open() && is_case_here() && take_reply_text(m_canvas, m_reply, m_opened.shown(), id, text);
}

// Who may answer it writes its reply here; a case that they may not is read.
void App::case_changed() {
    want_frames();
    if (!is_case_here()) return;
    tell_changes();
    const auto& may = m_opened.shown().may;
    const bool may_reply = std::any_of(may.begin(), may.end(), [](CaseAction action) {
        return action == CaseAction::HandIn || action == CaseAction::IssueReply;
    });
    if (may_reply)
        m_reply.open(m_opened.shown(), m_session.self().officer);
    else
        m_reply.give_up(m_opened.receipt());
}

// What others have done to it while it was open, before anything is sent that knows of it.
void App::tell_changes() {
    std::vector<CaseEvent> others;
    for (const auto& event : m_opened.shown().events)
        if (event.number > m_seen && !is_same_badge(event.actor.officer.badge, m_session.self().officer.badge))
            others.push_back(event);
    const bool is_known = m_seen > 0;
    m_seen = m_opened.shown().file.events;
    if (!is_known || others.empty()) return;
    say(fill(said(Text::DeskChangedMeanwhile), {{"events", joined_actions(others, m_language)}}));
    platform::announce(m_said);
}

// Whoever was refused goes on where it has to be mended; of a case that was left it is said where they are now.
void App::acting_changed() {
    want_frames();
    const auto& receipt = m_acting.receipt();
    const bool is_refused = !m_acting.problem().empty() && !m_acting.is_sending();
    if (is_refused && receipt && m_where.open_case != *receipt) {
        say(fill(said(Text::DeskCaseRefused), {{"receipt", receipt->text()}, {"reason", m_acting.problem()}}));
        return m_acting.leave();
    }
    if (!is_case_here()) return;
    const auto field =
        m_acting.is_open() ? field_to_mend(m_acting) : field_to_mend(m_reply, m_acting, m_opened.shown());
    if (!field.empty()) platform::move_focus(m_canvas.id_of(field));
}

void App::reply_changed() {
    want_frames();
    sign_out_if_saved();
}

// One that the server refuses keeps nobody signed in, and goes with them.
void App::sign_out_if_saved() {
    if (!m_signs_out) return;
    if (m_reply.saving() == ReplyEditor::Saving::Waits) m_reply.save();
    // Waits still: an older one is on its way.
    if (m_reply.saving() == ReplyEditor::Saving::Sending || m_reply.saving() == ReplyEditor::Saving::Waits) return;
    m_signs_out = false;
    m_session.sign_out();
}

void App::action_done(const std::string& body) {
    const auto action = m_acting.action();
    say(fill(said(Text::DeskDone), {{"action", action_words(action, m_language)}}));
    const bool is_open = m_where.open_case == m_acting.receipt();
    if (action == CaseAction::HandIn || action == CaseAction::IssueReply) {
        m_reply.finish(*m_acting.receipt());
        if (is_open) m_scrolled.erase(m_canvas.id_of("case.course")); // How it stands now is at its top.
    }
    if (is_open) m_opened.show({.status = 200, .body = body});
    m_list.refresh();
}

// What was written of its reply is saved; what only was looked at is gone.
void App::leave_case() {
    m_where.open_case.reset();
    m_seen = 0;
    m_reply.close();
    m_opened.close();
    m_evidence.reset();
    m_unmasking.forget();
    m_acting.leave();
}

bool App::begin_if_possible(CaseAction action) {
    if (!is_case_here()) return false;
    const auto& may = m_opened.shown().may;
    if (std::find(may.begin(), may.end(), action) == may.end()) return false;
    act(BeginAction{action});
    return true;
}

bool App::press_writing_key() {
    if (!m_reply.is_ready()) return false;
    platform::move_focus(m_canvas.id_of(first_reply_field));
    return true;
}

bool App::press_sheet_key(std::string_view key) {
    if (!m_evidence || !is_case_here()) return false;
    const auto step = press_evidence_key(m_opened.shown(), *m_evidence, key);
    if (std::holds_alternative<std::monostate>(step)) return false;
    take_any(step);
    m_frames.follow_press();
    return true;
}

void App::stored_elsewhere(std::string_view key) {
    if (!m_last_badge.empty() && key == SavedFilters::key_of(m_last_badge)) m_filters.load(m_last_badge);
}

} // namespace zhiping::desk
