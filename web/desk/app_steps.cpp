#include "shared/text/desk_text_ids.hpp"
#include "shared/text/shown_back.hpp"
#include "web/desk/app.hpp"
#include "web/ui/panes.hpp"

#include <algorithm>
#include <utility>

namespace zhiping::desk {

namespace {

constexpr int between_looks_s = 10;
constexpr int network_retry_s = 5;
constexpr int save_after_s = 2;

} // namespace

void App::activate(std::uint32_t id) {
    m_said.clear();
    m_canvas.activate(id);
    m_frames.follow_press();
}

void App::change_text(std::uint32_t id, std::string_view text) {
    want_frames();
    if (m_session.state() != Session::State::SignedIn) {
        take_sign_in_text(m_canvas, m_session, id, text);
    } else if (id == m_canvas.id_of(search_field)) {
        m_search = text;
    } else if (take_sheet_text(id, text) || take_case_text(id, text) || take_role_text(id, text)) {
        return;
    } else if (id == m_canvas.id_of(panes_name)) {
        m_share = ui::share_said(text).value_or(m_share);
    } else if (const auto filter = filter_with(m_canvas, m_where.filter, id, text)) {
        filter_by(*filter);
    }
}

void App::scroll(std::uint32_t id, float top) {
    m_scrolled[id] = top;
    want_frames();
}

void App::take(const SignInStep& step) {
    if (std::holds_alternative<SignIn>(step)) m_session.sign_in();
}

void App::take(const AccountStep& step) {
    std::visit([&](const auto& did) { act(did); }, step);
}

void App::take(const WorklistStep& step) {
    std::visit([&](const auto& did) { act(did); }, step);
}

void App::take(const CaseStep& step) {
    std::visit([&](const auto& did) { act(did); }, step);
}

void App::act(CloseAccount) { m_sheet = Sheet::None; }

void App::act(SignOut) {
    m_sheet = Sheet::None;
    m_signs_out = true;
    sign_out_if_saved();
}

void App::act(EndElsewhere) { m_session.end_elsewhere(); }

void App::act(EndSession session) { m_session.end(session.id); }

void App::act(OpenCase opened) {
    m_list.go_to(opened.row);
    open_case(m_list.items()[opened.row].receipt);
}

void App::act(ChooseRow chosen) { m_list.choose(chosen.row); }

void App::act(ChooseAll) { m_list.choose_all(); }

void App::act(ChooseNone) { m_list.choose_none(); }

void App::act(SortBy by) { m_list.sort(by.key); }

void App::act(ScrollRows rows) { m_scrolled[m_canvas.id_of(ui::row_area_of(case_table))] = rows.to; }

void App::act(ClearFilters) {
    m_search.clear();
    filter_by({});
}

// Back to the row that it was opened from.
void App::act(CloseCase) {
    leave_case();
    write_address();
    if (const auto row = m_list.current())
        platform::move_focus(m_canvas.id_of(ui::link_of(case_table, m_list.items()[*row].receipt.text())));
    else
        platform::focus_title();
}

void App::act(MoveCase move) {
    if (m_list.move(move.by)) open_case(m_list.items()[*m_list.current()].receipt);
}

void App::session_changed() {
    const bool is_signed_in = m_session.state() == Session::State::SignedIn;
    if (is_signed_in && (!m_was_signed_in || m_session.self().officer.badge != m_last_badge)) begin();
    if (!m_session.has_begun() && m_was_signed_in) forget();
    if (auto failed = m_session.take_failed(); !failed.empty()) say(std::move(failed));
    if (!is_signed_in && !m_session.problem().empty()) platform::announce(m_session.problem());
    if (is_signed_in != m_was_signed_in) platform::focus_title();
    if (!is_signed_in) m_exporting.break_off();
    if (!is_signed_in) m_administration.forget_secrets();
    if (!is_signed_in && m_unmasking.state() == Unmasking::State::Shown) m_unmasking.forget();
    m_was_signed_in = is_signed_in;
    if (m_session.has_lost_network()) platform::wake_after(network_retry_s);
    draw_anew();
}

// Somebody has signed in: what the address names is looked at first.
void App::begin() {
    const auto& badge = m_session.self().officer.badge;
    if (!m_last_badge.empty() && badge != m_last_badge) forget();
    m_last_badge = badge;
    m_filters.load(badge);
    m_list.refresh();
    m_administration.lose_answer();
    m_audit.lose_answer();
    m_board.lose_answer();
    show_list();
    open_what_address_names();
    m_acting.lose_answer();
    m_handing_over.lose_answer();
    m_unmasking.lose_answer();
    m_comments.lose_answer();
    m_own_cases.lose_answer();
    m_counter.lose_answer();
    m_reply.retry();
    look_later();
    if (!m_unknown.empty()) say(fill(said(Text::DeskFilterUnknown), {{"name", shown_back(m_unknown.front())}}));
    m_unknown.clear();
}

// What somebody had at the desk is nothing for who comes next.
void App::forget() {
    m_list.forget();
    forget_roles();
    m_reply.forget();
    m_handing_over.leave();
    m_filters.forget();
    m_filter_name.clear();
    m_colleagues.forget();
    leave_case();
    m_where = {};
    m_search.clear();
    m_said.clear();
    m_scrolled.clear();
    m_sheet = Sheet::None;
    m_last_badge.clear();
    platform::replace_query({});
}

// To who does not see that the rows are others now; not when the desk has looked by itself.
void App::announce_list() {
    if (!m_announces || m_list.state() == Worklist::State::Reading) return;
    m_announces = false;
    platform::announce(m_list.problem().empty()
                           ? fill(said(Text::DeskCasesCount), {{"count", std::to_string(m_list.items().size())}})
                           : m_list.problem());
}

void App::show_list() {
    const auto& self = m_session.self();
    m_tab_shown = tab();
    // Of a list that the board led to, it knows the units by name.
    const bool is_found = (m_where.filter.units || m_where.filter.rounds) && is_theirs(Tab::Board, owner());
    if (tab() == Tab::Board || is_found) m_board.show(m_where.board);
    switch (tab()) {
    case Tab::Board: return;
    case Tab::Comments: return m_comments.show(self.unit_id);
    case Tab::OwnCases: return m_own_cases.show();
    case Tab::Counter: return;
    case Tab::Administration: return m_administration.show(self.roles);
    case Tab::Audit: return; // Each search is recorded: none is made by itself.
    default: m_list.show(tab(), m_where.filter, self.officer.badge);
    }
}

// The case that is open may be among those that have changed.
void App::list_changed() {
    if (m_tab_shown != tab()) show_list(); // The counts tell which tabs are theirs, and so which is the first.
    if (m_list.counts().comments != std::exchange(m_comments_open, m_list.counts().comments)) m_comments.refresh();
    announce_list();
    for (const auto& receipt : m_list.take_changed())
        if (m_where.open_case == receipt) m_opened.refresh(true);
    want_frames();
}

void App::wake() {
    if (m_session.state() == Session::State::Asking) return m_session.ask();
    m_unmasking.forget_in_time();
    if (m_session.state() != Session::State::SignedIn) return;
    m_reply.save();
    if (platform::now() < m_next_look) return wake_soon();
    if (m_day != today()) look_anew();
    if (platform::is_tab_shown()) m_list.ask_for_changes();
    look_later();
}

void App::look_later() {
    m_day = today();
    m_next_look = platform::now() + between_looks_s;
    platform::wake_after(between_looks_s);
}

// What is written is saved a moment after it was; what the desk looks at by itself has its own time.
void App::wake_soon() {
    const auto until_look = std::max<std::int64_t>(1, m_next_look - platform::now());
    platform::wake_after(static_cast<int>(std::min<std::int64_t>(save_after_s, until_look)));
}

// Other cases are late, and others may stand in for somebody.
void App::look_anew() {
    m_list.look_again();
    if (tab() == Tab::Board) m_board.look_again();
}

// In another tab somebody else may have signed in.
void App::show_tab() {
    if (m_session.state() != Session::State::SignedIn) return;
    m_session.ask();
    m_list.ask_for_changes();
}

void App::write_address() { platform::push_query(to_query(m_where)); }

void App::go_to(std::string_view query) {
    m_where = read_query(query, m_unknown);
    m_unknown.clear();
    m_search = m_where.filter.search;
    if (m_session.state() == Session::State::SignedIn) {
        const bool is_board = tab() == Tab::Board && !m_where.open_case;
        if (!is_board) show_list();
        open_what_address_names();
        is_board ? return_to_board() : platform::focus_title();
    }
    m_frames.follow_press();
}

// What lies over a case is of that one alone.
void App::open_what_address_names() {
    const auto named = m_where.open_case;
    if (m_opened.state() == OpenedCase::State::None || named != m_opened.receipt()) leave_case();
    m_where.open_case = named;
    if (named) m_opened.open(*named);
}

void App::open_case(const ReceiptNumber& receipt) {
    leave_case();
    m_where.open_case = receipt;
    m_opened.open(receipt);
    m_scrolled.erase(m_canvas.id_of("case.evaluation"));
    m_scrolled.erase(m_canvas.id_of("case.course"));
    write_address();
    platform::focus_title();
}

void App::go_to_tab(Tab tab) {
    if (m_where.tab == tab && !m_where.open_case && (tab != Tab::Board || m_where == Address{.tab = tab}))
        return read_again();
    leave_case();
    m_where = {.tab = tab};
    m_search.clear();
    m_scrolled.clear();
    write_address();
    if (tab == Tab::Board) m_board.read(m_where.board);
    show_list();
    if (tab == Tab::Comments) m_comments.refresh();
    if (tab == Tab::OwnCases) m_own_cases.refresh();
    if (tab == Tab::Administration) m_administration.refresh();
}

// With what is typed in the search, sent or not.
void App::filter_by(Filter filter) {
    filter.search = m_search;
    if (m_where.filter == filter) return;
    m_where.filter = filter;
    m_announces = true;
    m_scrolled.erase(m_canvas.id_of(ui::row_area_of(case_table)));
    write_address();
    show_list();
}

void App::speak_other() {
    m_language = other_than(m_language);
    m_api.speak(m_language);
    platform::set_language(tag_of(m_language));
    platform::set_title(said(Text::DeskTitle));
    m_frames.follow_press();
}

void App::move_row(int rows) {
    if (!m_list.move(rows)) return;
    const auto& item = m_list.items()[*m_list.current()];
    platform::move_focus(m_canvas.id_of(ui::link_of(case_table, item.receipt.text())));
    m_frames.follow_press();
}

bool App::press_key(std::string_view key) {
    m_said.clear();
    if (m_session.state() == Session::State::SignedIn) return has_sheet() ? press_sheet_key(key) : press_desk_key(key);
    if (key != "Enter" || m_session.state() != Session::State::SignedOut) return false;
    m_session.sign_in();
    return true;
}

bool App::press_desk_key(std::string_view key) {
    const bool is_taken = press_tab_key(key) ||
                          (m_where.open_case              ? press_case_key(key)
                           : is_list_of_cases(tab())      ? press_list_key(key)
                           : tab() == Tab::Board          ? press_board_key(key)
                           : tab() == Tab::Administration ? press_administration_key(key)
                           : tab() == Tab::Audit          ? press_audit_key(key)
                                                          : press_comment_key(key)) ||
                          press_common_key(key);
    if (is_taken) m_frames.follow_press();
    return is_taken;
}

bool App::press_tab_key(std::string_view key) {
    if (key.size() != 1 || key[0] < '1' || key[0] > '9') return false;
    const auto shown = tabs_shown(owner(), tab());
    const auto place = static_cast<std::size_t>(key[0] - '1');
    if (place < shown.size()) go_to_tab(shown[place]);
    return true;
}

bool App::press_list_key(std::string_view key) {
    if (key == "j")
        move_row(1);
    else if (key == "k")
        move_row(-1);
    else if (key == "x" && m_list.current())
        m_list.choose(*m_list.current());
    else if (key == "/")
        platform::move_focus(m_canvas.id_of(search_field));
    else if (key == "r")
        m_list.refresh();
    else if (key == "Enter" && m_search != m_where.filter.search)
        filter_by(m_where.filter);
    else if (key == "Enter" && m_list.current())
        act(OpenCase{*m_list.current()});
    else
        return false;
    return true;
}

bool App::press_case_key(std::string_view key) {
    if (key == "j")
        act(MoveCase{1});
    else if (key == "k")
        act(MoveCase{-1});
    else if (key == "u")
        act(CloseCase{});
    else if (key == "r")
        m_opened.refresh();
    else if (key == "t")
        return begin_if_possible(CaseAction::Take);
    else if (key == "e")
        return press_writing_key();
    else
        return false;
    return true;
}

bool App::press_common_key(std::string_view key) {
    if (key == "?") m_sheet = Sheet::Keys;
    return key == "?";
}

void App::say(std::string words) { m_said = std::move(words); }

} // namespace zhiping::desk
