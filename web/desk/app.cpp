#include "web/desk/app.hpp"

#include "shared/text/desk_text_ids.hpp"
#include "shared/text/text_ids.hpp"
#include "web/desk/tab_row.hpp"
#include "web/desk/words.hpp"
#include "web/ui/desk_parts.hpp"
#include "web/ui/dialog.hpp"
#include "web/ui/parts.hpp"
#include "web/ui/toast.hpp"
#include "web/ui/widgets.hpp"

namespace zhiping::desk {

namespace {

constexpr float bar_height = 48;

struct KeyWords {
    std::string_view key;
    Message does;
};
constexpr KeyWords keys[] = {
    {"j", Text::DeskKeyNext},   {"k", Text::DeskKeyPrevious}, {"Enter", Text::DeskKeyOpen}, {"x", Text::DeskKeyChoose},
    {"/", Text::DeskKeySearch}, {"1–9", Text::DeskKeyTab},    {"u", Text::DeskKeyBack},     {"r", Text::DeskKeyRefresh},
    {"t", Text::DeskKeyTake},   {"e", Text::DeskKeyReply},    {"?", Text::DeskKeyHelp},
};

} // namespace

App::App(Language language)
    : m_language(language), m_api(language, [this] { m_session.lose(); }),
      m_session(m_api, [this] { session_changed(); }),
      m_list(
          m_api, [this] { list_changed(); }, [this] { retry_unread(); }),
      m_opened(m_api, [this] { case_changed(); }), m_colleagues(m_api, [this] { want_frames(); }),
      m_acting(
          m_api, [this] { acting_changed(); }, [this](const std::string& body) { action_done(body); },
          [this] { m_opened.refresh(); }),
      m_reply(
          m_api, [this] { reply_changed(); }, [this] { wake_soon(); }),
      m_unmasking(m_api, [this] { want_frames(); }),
      m_handing_over(
          m_api, [this] { want_frames(); }, [this] { m_list.refresh(); }),
      m_comments(m_api, [this] { role_changed(); }), m_own_cases(m_api, [this] { role_changed(); }),
      m_counter(m_api, [this] { role_changed(); }), m_board(m_api, [this] { board_changed(); }),
      m_administration(m_api, [this] { administration_changed(); }), m_audit(m_api, [this] { audit_changed(); }),
      m_exporting(m_api, [this] { exporting_changed(); }) {
    m_where = read_query(platform::current_query(), m_unknown);
    m_search = m_where.filter.search;
    platform::set_title(said(Text::DeskTitle));
}

void App::want_frames() {
    m_frames.follow_text();
    platform::request_frame();
}

void App::draw_anew() {
    m_frames.follow_press();
    platform::request_frame();
}

Instant App::now() const { return Instant{std::chrono::seconds{platform::now()}}; }

Date App::today() const { return china_date(now()); }

// The one that the address names, else the first that is theirs.
Tab App::tab() const { return m_where.tab ? *m_where.tab : first_tab(owner()); }

void App::draw(const platform::View& view) {
    // Not sooner: until the page has been taken over, answers reach nobody.
    if (!m_has_begun) m_session.ask();
    m_has_begun = true;
    m_frames.draw(m_canvas, [&] { draw_frame(view); });
}

void App::draw_frame(const platform::View& view) {
    m_canvas.begin_frame(view, ui::make_desk_theme(view.dark, view.text_scale), m_language);
    draw_screen();
    if (m_canvas.is_drawn()) m_canvas.continue_at(std::max(m_canvas.y(), m_canvas.window_height()));
    m_canvas.end_frame();
}

void App::draw_screen() {
    if (m_session.state() == Session::State::Asking) return draw_opening();
    if (m_session.state() == Session::State::SignedIn) return draw_desk();
    const ui::Inside main{m_canvas, {.id = m_canvas.id_of("main"), .role = ui::Role::Main}};
    take(draw_sign_in(m_canvas, m_session));
}

void App::draw_opening() {
    const ui::Inside main{m_canvas, {.id = m_canvas.id_of("main"), .role = ui::Role::Main}};
    ui::screen_heading(m_canvas, "title", said(Text::DeskTitle));
    m_canvas.space(m_canvas.theme().sizes.gap);
    ui::paragraph(m_canvas, "opening", said(m_session.has_lost_network() ? Text::DeskNoNetwork : Text::DeskOpening));
}

void App::draw_desk() {
    draw_top_bar();
    {
        const ui::Inside main{m_canvas, {.id = m_canvas.id_of("main"), .role = ui::Role::Main}};
        draw_place();
    }
    ui::toast(m_canvas, {.name = "said", .text = m_said, .action = {}});
    draw_sheets();
}

void App::draw_place() { m_where.open_case ? draw_opened() : draw_tabs(); }

void App::draw_tabs() {
    std::optional<Tab> pressed;
    {
        const auto chosen = draw_tab_row(m_canvas, owner(), tab(), pressed);
        const ui::TabPanel panel{m_canvas, chosen};
        draw_tab();
    }
    if (pressed) go_to_tab(*pressed);
}

void App::draw_tab() {
    switch (tab()) {
    case Tab::Board: return draw_board_tab();
    case Tab::Comments: return draw_comments_tab();
    case Tab::OwnCases: return draw_own_cases_tab();
    case Tab::Counter: return draw_counter_tab();
    case Tab::Administration: return draw_administration_tab();
    case Tab::Audit: return draw_audit_tab();
    default: return draw_list();
    }
}

// From a list to the number of the board that led to it.
bool App::leads_back() const {
    const bool is_led_to = tab() == Tab::Below || (tab() == Tab::Requests && !m_board_link.empty());
    return is_led_to && is_theirs(Tab::Board, owner());
}

void App::draw_list() {
    take(draw_worklist(m_canvas, {.list = m_list,
                                  .tab = tab(),
                                  .filter = m_where.filter,
                                  .search = m_search,
                                  .found = found_words(),
                                  .leads_back = leads_back(),
                                  .may_hand_over = has_right(Right::Handle),
                                  .may_export = may_export(),
                                  .scrolled = m_scrolled[m_canvas.id_of(ui::row_area_of(case_table))],
                                  .today = today()}));
}

void App::draw_opened() {
    const auto row = m_list.current();
    const auto scrolled = [this](std::string_view area) { return m_scrolled[m_canvas.id_of(area)]; };
    const auto watermark = watermark_words(m_session.self().officer, now());
    take(draw_case(m_canvas, {.opened = m_opened,
                              .acting = m_acting,
                              .reply = m_reply,
                              .watermark = watermark,
                              .has_previous = row && *row > 0,
                              .has_next = row && *row + 1 < m_list.items().size(),
                              .share = m_share,
                              .now = now(),
                              .scrolled = scrolled}));
}

// Who works here, for which unit, and what applies to every screen.
void App::draw_top_bar() {
    const auto& [colours, sizes, dark, elder] = m_canvas.theme();
    const ui::Inside header{m_canvas, {.id = m_canvas.id_of("header"), .role = ui::Role::Header}};
    const float y = m_canvas.y(), left = m_canvas.left(), width = m_canvas.width();
    const auto& self = m_session.self();
    const ui::RowButton buttons[] = {
        {.name = "bar.keys", .label = said(Text::DeskKeysHeading), .kind = ui::ButtonKind::Quiet},
        {.name = "bar.language", .label = said(Text::SwitchLanguage), .kind = ui::ButtonKind::Quiet},
        {.name = "bar.account", .label = self.officer.name, .kind = ui::ButtonKind::Quiet},
    };
    float actions = 0;
    for (const auto& button : buttons) actions += ui::button_width(m_canvas, button.label) + sizes.space;
    m_canvas.take_column(left, width - actions);
    m_canvas.space((bar_height - sizes.title * ui::heading_line_height) / 2);
    ui::screen_heading(m_canvas, "title", std::string{said(Text::DeskTitle)} + " · " + self.unit[m_language]);
    m_canvas.take_column(left, width);
    float x = left + width - actions;
    for (const auto& button : buttons) {
        const float wide = ui::button_width(m_canvas, button.label);
        const float high = ui::button_height(m_canvas);
        if (ui::draw_button(m_canvas, button, {x, y + (bar_height - high) / 2, wide, high})) {
            if (button.name == "bar.keys") m_sheet = Sheet::Keys;
            if (button.name == "bar.account") m_sheet = Sheet::Account;
            if (button.name == "bar.language") speak_other();
        }
        x += wide + sizes.space;
    }
    m_canvas.continue_at(y + bar_height);
}

bool App::has_sheet() const {
    const bool is_over_case = m_acting.is_open() || m_evidence || m_unmasking.state() != Unmasking::State::None;
    return m_sheet != Sheet::None || m_handing_over.is_open() || m_exporting.is_open() ||
           m_administration.has_sheet() || (is_case_here() && is_over_case);
}

// One at a time, over everything else.
void App::draw_sheets() {
    if (m_sheet != Sheet::None) return draw_sheet();
    if (m_handing_over.is_open()) return take_any(draw_handing_over(m_canvas, m_handing_over, m_colleagues));
    if (m_exporting.is_open()) return draw_export_sheet();
    if (m_administration.has_sheet()) return draw_administration_sheets();
    if (!is_case_here()) return;
    if (m_evidence) return draw_evidence();
    const auto watermark = watermark_words(m_session.self().officer, now());
    if (m_unmasking.state() != Unmasking::State::None)
        return take_any(draw_person_sheet(m_canvas, m_unmasking, m_session.self().shows_code, watermark));
    if (m_acting.is_open()) take_any(draw_action_sheet(m_canvas, m_acting, {m_opened.shown(), m_colleagues}));
}

void App::draw_sheet() {
    switch (m_sheet) {
    case Sheet::None: return;
    case Sheet::Keys: return draw_keys();
    case Sheet::Account: return take(draw_account(m_canvas, m_session));
    case Sheet::Filters: return take_any(draw_saved_filters(m_canvas, m_filters, m_filter_name));
    }
}

// A case that was read again may have others.
void App::draw_evidence() {
    const auto watermark = watermark_words(m_session.self().officer, now());
    if (m_evidence->index >= m_opened.shown().evaluation.receipt.evidence.size()) return m_evidence.reset();
    take_any(draw_evidence_sheet(m_canvas, m_opened.shown(), *m_evidence, watermark));
}

void App::draw_keys() {
    ui::Dialog dialog{m_canvas, {.name = "keys", .title = said(Text::DeskKeysHeading), .close = said(Text::DeskClose)}};
    std::vector<ui::KeyValue> rows;
    for (const auto& [key, does] : keys) rows.push_back({key, key, std::string{said(does)}});
    ui::key_values(m_canvas, "keys.list", rows);
    if (dialog.is_left()) m_sheet = Sheet::None;
}

} // namespace zhiping::desk
